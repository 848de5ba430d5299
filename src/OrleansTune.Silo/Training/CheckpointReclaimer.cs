using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Trials;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Training;

/// <summary>Deletes what trial grains no longer refer to from the checkpoint store.</summary>
internal sealed class CheckpointReclaimer(ICheckpointStore store) : ICheckpointReclaimer
{
    public Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken) =>
        store.DeleteAsync(CheckpointReference.Parse(name), cancellationToken);

    public Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken) =>
        store.DeleteAllAsync(CheckpointScope.OfTrial(trial.Study.Tenant, trial.Study.Study, trial.Number), cancellationToken);
}
