using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>What is stored of a tenant's trials: what its studies said last, or a little before.</summary>
[GenerateSerializer, Alias("tenant-usage-state")]
public sealed class TenantUsageState
{
    [Id(0)]
    public Dictionary<string, TrialUsage> Studies { get; set; } = new(StringComparer.Ordinal);
}
