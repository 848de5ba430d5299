using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A cluster that never wrote a checkpoint.</summary>
internal sealed class NoCheckpoints : ICheckpointReclaimer
{
    public Task<long> CountAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> DeleteOthersAsync(TrialKey trial, IReadOnlyCollection<string> kept, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken) => Task.CompletedTask;
}
