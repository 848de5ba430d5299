namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>The names of all pools; one grain, keyed <see cref="Key"/>.</summary>
[Alias("pool-directory")]
public interface IPoolDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain.</summary>
    const string Key = "all/pools";

    /// <summary>Notes a pool's name; noting it again does nothing.</summary>
    [Alias("add")]
    Task AddAsync(string pool, CancellationToken cancellationToken = default);

    /// <summary>All names in ordinal order.</summary>
    [Alias("list")]
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default);
}
