using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>The ids of all tenants.</summary>
[GrainType("tenant-directory")]
internal sealed class TenantDirectoryGrain(
    [PersistentState("tenants")] IPersistentState<TenantDirectoryState> directory) : Grain, ITenantDirectoryGrain
{
    public async Task AddAsync(string tenant, CancellationToken cancellationToken)
    {
        if (directory.State.Tenants.Add(tenant))
            await directory.WriteOrReloadAsync(this, cancellationToken);
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. directory.State.Tenants.Append("default").Distinct().Order(StringComparer.Ordinal)]);
}
