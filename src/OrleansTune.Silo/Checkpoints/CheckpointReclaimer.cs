using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Trials;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Counts what the checkpoint store holds, and deletes from it what trial grains no longer refer to.</summary>
internal sealed class CheckpointReclaimer(ICheckpointStore store) : ICheckpointReclaimer
{
    public async Task<long> CountAsync(string tenant, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await foreach (var checkpoint in store.ListAsync(CheckpointScope.OfTenant(tenant), cancellationToken))
            bytes += checkpoint.Length;
        return bytes;
    }

    public Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken) =>
        store.DeleteAsync(CheckpointReference.Parse(name), cancellationToken);

    public Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken) => store.DeleteAllAsync(ScopeOf(trial), cancellationToken);

    public async Task<long> DeleteOthersAsync(TrialKey trial, IReadOnlyCollection<string> kept, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await foreach (var checkpoint in store.ListAsync(ScopeOf(trial), cancellationToken))
        {
            if (kept.Contains(checkpoint.Reference.ToString()))
                continue;
            await store.DeleteAsync(checkpoint.Reference, cancellationToken);
            bytes += checkpoint.Length;
        }

        return bytes;
    }

    private static CheckpointScope ScopeOf(TrialKey trial) => CheckpointScope.OfTrial(trial.Study.Tenant, trial.Study.Study, trial.Number);
}
