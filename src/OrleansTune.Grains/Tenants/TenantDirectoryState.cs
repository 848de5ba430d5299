namespace OrleansTune.Grains.Tenants;

/// <summary>The stored ids of all tenants.</summary>
[GenerateSerializer, Alias("tenant-directory-state")]
public sealed class TenantDirectoryState
{
    [Id(0)]
    public SortedSet<string> Tenants { get; set; } = new(StringComparer.Ordinal);
}
