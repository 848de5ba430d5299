using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>What is stored of a tenant's usage: what pools said last, or a little before. Ids are never reused.</summary>
[GenerateSerializer, Alias("tenant-usage-state")]
public sealed class TenantUsageState
{
    /// <summary>Trials by study, as the first layout had them; they are moved to the register's pages.</summary>
    [Id(0)]
    public Dictionary<string, TrialUsage> Studies { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Slot-seconds by pool of GPUs.</summary>
    [Id(1)]
    public Dictionary<string, GpuDay> GpuPools { get; set; } = new(StringComparer.Ordinal);
}
