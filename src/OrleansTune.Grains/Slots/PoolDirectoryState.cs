namespace OrleansTune.Grains.Slots;

/// <summary>The stored names of all pools.</summary>
[GenerateSerializer, Alias("pool-directory-state")]
public sealed class PoolDirectoryState
{
    [Id(0)]
    public SortedSet<string> Pools { get; set; } = new(StringComparer.Ordinal);
}
