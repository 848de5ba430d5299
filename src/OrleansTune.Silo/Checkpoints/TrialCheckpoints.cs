using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Saves trainers into the checkpoint store and restores them from it.</summary>
internal sealed partial class TrialCheckpoints(ICheckpointStore store, TenantCheckpointQuota quota, ILogger<TrialCheckpoints> logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>Loads the newest checkpoint that can be read; without any the trainer stays at its start.</summary>
    /// <returns>The newer ones, which are damaged or missing.</returns>
    /// <exception cref="IOException">The store cannot be reached: that says nothing of what it holds.</exception>
    public IReadOnlyList<TrialCheckpoint> Restore(ITrainer trainer, TrialTask task, TrialKey trial, CancellationToken dropped)
    {
        var lost = new List<TrialCheckpoint>();
        foreach (var checkpoint in task.Checkpoints)
        {
            try
            {
                using var stream = store.OpenReadAsync(CheckpointReference.Parse(checkpoint.Name), dropped).GetAwaiter().GetResult();
                trainer.Load(stream);
                LogResumed(trial, task.Attempt, trainer.Epoch);
                return lost;
            }
            catch (Exception e) when (e is CheckpointException or InvalidDataException or EndOfStreamException)
            {
                LogUnreadable(e, trial, checkpoint.Step);
                lost.Add(checkpoint);
            }
        }

        LogStartsAnew(trial, task.Attempt);
        return lost;
    }

    /// <summary>Saves a checkpoint.</summary>
    /// <exception cref="IOException">The store is full or cannot be reached, or the tenant keeps as much as it may.</exception>
    public TrialCheckpoint Save(ITrainer trainer, TrialKey trial, CancellationToken dropped)
    {
        var key = CheckpointKey.Of(trial.Study.Tenant, trial.Study.Study, trial.Number, trainer.Epoch);
        var written = store.WriteAsync(key, trainer.Save, dropped).GetAwaiter().GetResult();
        quota.EnforceAsync(trial.Study.Tenant, written, dropped).GetAwaiter().GetResult();
        return new TrialCheckpoint(written.Reference.ToString(), trainer.Epoch, written.Length);
    }

    /// <summary>Saves a checkpoint that the trial can do without: when there is no room or the store is away, it goes without.</summary>
    /// <returns>The checkpoint; null when there is none.</returns>
    public TrialCheckpoint? TrySave(ITrainer trainer, TrialKey trial, CancellationToken dropped)
    {
        try
        {
            return Save(trainer, trial, dropped);
        }
        catch (IOException e)
        {
            LogUnsaved(trial, trainer.Epoch, e.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Trial {Trial}: attempt {Attempt} goes on after epoch {Epoch}")]
    private partial void LogResumed(TrialKey trial, int attempt, int epoch);

    [LoggerMessage(LogLevel.Information, "Trial {Trial}: attempt {Attempt} starts at the beginning")]
    private partial void LogStartsAnew(TrialKey trial, int attempt);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: the checkpoint of epoch {Step} cannot be read; trying the one before, or the start")]
    private partial void LogUnreadable(Exception exception, TrialKey trial, int step);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: training goes on without a checkpoint of epoch {Epoch}: {Message}")]
    private partial void LogUnsaved(TrialKey trial, int epoch, string message);
}
