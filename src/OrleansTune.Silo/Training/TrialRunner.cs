using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Trains one trial under a lease: from its newest readable checkpoint, epoch by epoch, until it is told otherwise.</summary>
/// <remarks>Blocks its thread, which is the lease's own: training and the calls to the trial grain take turns on it.</remarks>
internal sealed partial class TrialRunner(
    IGrainFactory grains,
    TrainerCatalog trainers,
    DataCatalog data,
    ICheckpointStore checkpoints,
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
                Call(running, () => trial.FailedAsync(lease.Token, $"{e.GetType().Name}: {e.Message}"));
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
        using var trainer = attempt.Observe(Create(assignment, running.Dropped));
        Restore(trainer, task, running.Lease.Trial, running.Dropped);
        long saved = time.GetTimestamp();
        while (true)
        {
            var metrics = trainer.TrainEpoch(running.Dropped);
            TrialCheckpoint? checkpoint = null;
            if (trainer.Epoch >= assignment.Target || time.GetElapsedTime(saved) >= options.Value.CheckpointInterval)
            {
                checkpoint = Save(trainer, running);
                saved = time.GetTimestamp();
            }

            var report = new EpochReport { Measurement = Measure(trainer.Epoch, metrics, assignment.Objectives), Checkpoint = checkpoint };
            var decision = Call(running, () => trial.ReportAsync(token, report));
            bool restsWithoutCheckpoint = decision == ReportDecision.Pause && checkpoint is null;
            if (restsWithoutCheckpoint || (decision == ReportDecision.Continue && running.HandBackWanted))
            {
                checkpoint ??= Save(trainer, running);
                Call(running, () => trial.HandBackAsync(token, checkpoint));
                return;
            }

            if (decision != ReportDecision.Continue)
                return;
        }
    }

    private ITrainer Create(TrialAssignment assignment, CancellationToken dropped)
    {
        if (!trainers.TryFind(assignment.Trainer, out var factory))
            throw new InvalidOperationException($"This host has no trainer '{assignment.Trainer}'; it has: {string.Join(", ", trainers.Names)}.");
        return factory.Create(new TrainerContext
        {
            Parameters = assignment.Parameters,
            Seed = assignment.Seed,
            Device = TrainerDevice.Parse(options.Value.Device),
            Data = assignment.Data is { } name ? data.Load(name, dropped) : null,
            Options = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(assignment.OptionsJson)!,
        });
    }

    /// <summary>Loads the newest checkpoint that can be read; without any the trial starts anew.</summary>
    private void Restore(ITrainer trainer, TrialTask task, TrialKey trial, CancellationToken dropped)
    {
        foreach (var checkpoint in task.Checkpoints)
        {
            try
            {
                using var stream = checkpoints.OpenReadAsync(CheckpointReference.Parse(checkpoint.Name), dropped).GetAwaiter().GetResult();
                trainer.Load(stream);
                LogResumed(trial, task.Attempt, trainer.Epoch);
                return;
            }
            catch (Exception e) when (e is CheckpointException or InvalidDataException or IOException)
            {
                LogCheckpointUnreadable(e, trial, checkpoint.Step);
            }
        }
    }

    private TrialCheckpoint Save(ITrainer trainer, RunningLease running)
    {
        var trial = running.Lease.Trial;
        var key = CheckpointKey.Of(trial.Study.Tenant, trial.Study.Study, trial.Number, trainer.Epoch);
        var written = checkpoints.WriteAsync(key, trainer.Save, running.Dropped).GetAwaiter().GetResult();
        return new TrialCheckpoint(written.Reference.ToString(), trainer.Epoch, written.Length);
    }

    private static Measurement Measure(int step, IReadOnlyDictionary<string, double> metrics, IReadOnlyList<string> objectives) => new(
        step,
        [.. objectives.Select(name => metrics.TryGetValue(name, out double value)
            ? value
            : throw new InvalidOperationException($"The trainer measured {string.Join(", ", metrics.Keys)}, but not the objective '{name}'."))]);

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

    private static bool IsPassing(Exception e) => e is TimeoutException or OrleansException or StudyUnavailableException;

    private static bool IsTrainersOwn(Exception e) => e is not (StaleLeaseException or OperationCanceledException) && !IsPassing(e);
}
