using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Scheduling;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Silo.Checkpoints;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Trains one trial under a lease: from its newest readable checkpoint, epoch by epoch, until it is told otherwise.</summary>
/// <remarks>Blocks its thread, which is the lease's own: training and the calls to the trial grain take turns on it.</remarks>
internal sealed partial class TrialRunner(
    IGrainFactory grains,
    TrainerLauncher trainers,
    TrialCheckpoints checkpoints,
    IOptions<TrainerOptions> options,
    TimeProvider time,
    TrainerInstruments instruments,
    ILogger<TrialRunner> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CallRetry = TimeSpan.FromMilliseconds(250);
    private readonly ILogger _logger = logger;

    /// <summary>Works under a lease until the trial rests, ends, fails or is taken away. Does not throw.</summary>
    public void Run(RunningLease running, string worker)
    {
        var lease = running.Lease;
        var trial = grains.GetGrain<ITrialGrain>(lease.Trial.ToString());
        try
        {
            var task = Call(running, () => trial.BeginAsync(lease.Token, worker));
            if (task is null)
                return;
            using var attempt = new TrainingAttempt(instruments, lease.Trial, task);
            try
            {
                Train(running, trial, task, attempt);
            }
            catch (Exception e) when (IsTrainersOwn(e))
            {
                LogTrainerFailed(e, lease.Trial);
                attempt.Failed(e);
                instruments.TrainerFailed();
                Call(running, () => trial.FailedAsync(lease.Token, Reason(e), e is TrainingImpossibleException));
            }
        }
        catch (StaleLeaseException e)
        {
            LogSuperseded(lease.Trial, e.Message);
            instruments.Superseded();
        }
        catch (OperationCanceledException)
        {
            LogDropped(lease.Trial, lease.Token);
            instruments.Revoked();
        }
        catch (Exception e)
        {
            // The study finds the trial without a trainer when it next reconciles, and has it trained from its checkpoint.
            LogAbandoned(e, lease.Trial);
            instruments.Abandoned();
        }
    }

    private void Train(RunningLease running, ITrialGrain trial, TrialTask task, TrainingAttempt attempt)
    {
        var assignment = task.Assignment;
        long token = running.Lease.Token;
        var key = running.Lease.Trial;
        using var trainer = attempt.Observe(trainers.Create(assignment, key, running.Dropped));
        var lost = checkpoints.Restore(trainer, task, key, running.Dropped);
        if (lost.Count > 0)
            Call(running, () => trial.LoseCheckpointsAsync(token, [.. lost.Select(c => c.Name)], trainer.Epoch));
        long saved = time.GetTimestamp();
        while (true)
        {
            long began = time.GetTimestamp();
            var metrics = WithTime(trainer.TrainEpoch(running.Dropped), time.GetElapsedTime(began));
            TrialCheckpoint? checkpoint = null;
            if (trainer.Epoch >= assignment.Target)
            {
                checkpoint = checkpoints.Save(trainer, key, running.Dropped);
            }
            else if (time.GetElapsedTime(saved) >= options.Value.CheckpointInterval)
            {
                checkpoint = checkpoints.TrySave(trainer, key, running.Dropped);
                saved = time.GetTimestamp();
            }

            var report = new EpochReport
            {
                Measurement = new(trainer.Epoch, [.. Values(metrics, assignment.Objectives, "objective")]),
                Metrics = [.. Values(metrics, assignment.Constraints, "constraint")],
                Checkpoint = checkpoint,
            };
            var decision = Call(running, () => trial.ReportAsync(token, report));
            bool restsWithoutCheckpoint = decision == ReportDecision.Pause && checkpoint is null;
            if (restsWithoutCheckpoint || (decision == ReportDecision.Continue && running.HandBackWanted))
            {
                // Without one the trial goes on from an older one, which is better than to fail for having been asked to rest.
                checkpoint ??= checkpoints.TrySave(trainer, key, running.Dropped);
                Call(running, () => trial.HandBackAsync(token, checkpoint));
                return;
            }

            if (decision != ReportDecision.Continue)
                return;
        }
    }

    private static Dictionary<string, double> WithTime(IReadOnlyDictionary<string, double> metrics, TimeSpan epoch)
    {
        var all = new Dictionary<string, double>(metrics);
        all.TryAdd(MetricNames.EpochSeconds, epoch.TotalSeconds);
        return all;
    }

    private static IEnumerable<double> Values(IReadOnlyDictionary<string, double> metrics, IReadOnlyList<string> names, string what) =>
        names.Select(name => metrics.TryGetValue(name, out double value)
            ? value
            : throw new TrainingImpossibleException($"The trainer measured {string.Join(", ", metrics.Keys)}, but not the {what} '{name}'."));

    private void Call(RunningLease running, Func<Task> call) => Call(running, async () =>
    {
        await call();
        return true;
    });

    /// <summary>Calls a grain, again as long as it cannot be reached, for a minute at most.</summary>
    private T Call<T>(RunningLease running, Func<Task<T>> call)
    {
        long began = time.GetTimestamp();
        while (true)
        {
            running.Dropped.ThrowIfCancellationRequested();
            try
            {
                return call().GetAwaiter().GetResult();
            }
            catch (Exception e) when (IsPassing(e) && time.GetElapsedTime(began) < Patience)
            {
                LogCallRepeated(running.Lease.Trial, e.Message);
                running.Dropped.WaitHandle.WaitOne(CallRetry);
            }
        }
    }

    /// <summary>Why a trainer failed, for people: what it says itself, or the type of an error that nobody foresaw with it.</summary>
    private static string Reason(Exception e) => e is TrainerProcessException or TrainingImpossibleException or DeviceUnavailableException or DeviceMemoryException or CheckpointStoreFullException
        ? e.Message
        : $"{e.GetType().Name}: {e.Message}";

    private static bool IsPassing(Exception e) => e is TimeoutException or OrleansException or StudyUnavailableException;

    private static bool IsTrainersOwn(Exception e) => e is not (StaleLeaseException or OperationCanceledException) && !IsPassing(e);
}
