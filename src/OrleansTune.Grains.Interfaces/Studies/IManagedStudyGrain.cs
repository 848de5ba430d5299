using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>The side of a study grain that its own trial grains call; same key and same grain as <see cref="IStudyGrain"/>.</summary>
[Alias("managed-study")]
public interface IManagedStudyGrain : IGrainWithStringKey
{
    /// <summary>A trainer has begun a dispatched trial, or begun it anew after a loss.</summary>
    /// <returns>The trial as it now stands; when it is not running, there is nothing to train.</returns>
    [Alias("begin")]
    Task<Trial> BeginAsync(int number, string worker, CancellationToken cancellationToken = default);

    /// <summary>Takes an epoch's measurement.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="measurement">The step and a value per objective.</param>
    /// <param name="metrics">The metric of each constraint; null from hosts that measure none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("measure")]
    Task<ReportDecision> MeasureAsync(int number, Measurement measurement, double[]? metrics, CancellationToken cancellationToken = default);

    /// <summary>A trainer gave a trial back between targets.</summary>
    /// <returns>Whether the trial is to be trained further now.</returns>
    [Alias("give-back")]
    Task<bool> GiveBackAsync(int number, CancellationToken cancellationToken = default);

    /// <summary>Notes something of a trial for people to see.</summary>
    [Alias("note")]
    Task NoteAsync(int number, string note, CancellationToken cancellationToken = default);

    /// <summary>A trial has failed for good.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="isHopeless">Whether it cannot be trained, rather than that its attempts came to grief.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("fail")]
    Task FailAsync(int number, string reason, bool isHopeless, CancellationToken cancellationToken = default);

    /// <summary>Sees to it that every open trial is in the hands of its trial grain, and that new ones are started as the spec allows.</summary>
    [Alias("reconcile")]
    Task ReconcileAsync(CancellationToken cancellationToken = default);
}
