using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>What is stored of a tenant. Ids are never reused.</summary>
[GenerateSerializer, Alias("tenant-state")]
public sealed class TenantState
{
    [Id(0)]
    public DateTimeOffset Created { get; set; }

    [Id(1)]
    public List<StoredKey> Keys { get; set; } = [];

    /// <summary>Names of studies, as the first layout had them; they are moved to the register's pages.</summary>
    [Id(2)]
    public SortedSet<string> Studies { get; set; } = new(StringComparer.Ordinal);

    [Id(3)]
    public double Weight { get; set; } = 1;

    [Id(4)]
    public TenantQuota Quota { get; set; } = new();

    /// <summary>What administrators did, the newest last.</summary>
    [Id(5)]
    public List<AuditEntry> Audit { get; set; } = [];
}
