using OrleansTune.Grains.Interfaces.Slots;

namespace OrleansTune.Grains.Slots;

/// <summary>The names of all pools.</summary>
[GrainType("pool-directory")]
internal sealed class PoolDirectoryGrain(
    [PersistentState("pools")] IPersistentState<PoolDirectoryState> directory) : Grain, IPoolDirectoryGrain
{
    public async Task AddAsync(string pool, CancellationToken cancellationToken)
    {
        if (directory.State.Pools.Add(pool))
            await directory.WriteOrReloadAsync(this, cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. directory.State.Pools]);
}
