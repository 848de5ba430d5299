namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>The ids of all tenants; one grain, keyed <see cref="Key"/>.</summary>
[Alias("tenant-directory")]
public interface ITenantDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "all/tenants";

    /// <summary>Notes a tenant's id; noting it again does nothing.</summary>
    [Alias("add")]
    Task AddAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>All ids in ordinal order.</summary>
    [Alias("list")]
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);
}
