using OrleansTune.Core.Scheduling;

namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>The owner of one managed trial's training, keyed by <see cref="TrialKey"/>: attempts, fencing, checkpoint.</summary>
/// <remarks>
/// A trainer's calls carry the fencing token of the lease it works under. Once a newer lease was granted, calls with an older
/// token are refused with <see cref="StaleLeaseException"/>, whatever the older trainer still does.
/// </remarks>
[Alias("trial")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Asks for the trial to be trained up to a target. Asking again, also for what is under way, does no harm.</summary>
    [Alias("train")]
    Task TrainAsync(TrialAssignment assignment, CancellationToken cancellationToken = default);

    /// <summary>A trainer takes the trial under a lease.</summary>
    /// <returns>What to train and from which checkpoint; null when there is nothing to train any more.</returns>
    [Alias("begin")]
    Task<TrialTask?> BeginAsync(long token, string worker, CancellationToken cancellationToken = default);

    /// <summary>A trainer reports an epoch; at a target, after it has saved the checkpoint.</summary>
    /// <returns>What it does next.</returns>
    [Alias("report")]
    Task<ReportDecision> ReportAsync(long token, EpochReport report, CancellationToken cancellationToken = default);

    /// <summary>A trainer found checkpoints damaged or missing, and went on from an older one or from the start.</summary>
    /// <param name="token">The trainer's lease.</param>
    /// <param name="names">Their names.</param>
    /// <param name="epoch">The epoch that it goes on after; 0 for the start.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("lose-checkpoints")]
    Task LoseCheckpointsAsync(long token, IReadOnlyList<string> names, int epoch, CancellationToken cancellationToken = default);

    /// <summary>Deletes the trial's checkpoints that nothing refers to; does nothing while the trial is in training.</summary>
    /// <param name="spares">Whether to give up all but the newest of those referred to, too.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The bytes freed.</returns>
    [Alias("give-up-checkpoints")]
    Task<long> GiveUpCheckpointsAsync(bool spares, CancellationToken cancellationToken = default);

    /// <summary>A trainer hands the trial back, having saved a checkpoint between targets.</summary>
    [Alias("hand-back")]
    Task HandBackAsync(long token, TrialCheckpoint? checkpoint, CancellationToken cancellationToken = default);

    /// <summary>A trainer failed: its own error, not the loss of its machine.</summary>
    /// <param name="token">The trainer's lease.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="isHopeless">Whether trying again does not help: the trial then fails at once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("failed")]
    Task FailedAsync(long token, string reason, bool isHopeless = false, CancellationToken cancellationToken = default);

    /// <summary>Gives up the trial's checkpoints: it will not be trained any further.</summary>
    /// <param name="forget">Whether the trial is deleted altogether.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("release")]
    Task ReleaseAsync(bool forget, CancellationToken cancellationToken = default);
}
