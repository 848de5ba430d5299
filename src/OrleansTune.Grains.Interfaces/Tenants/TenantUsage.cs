namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>What a tenant has; studies tell of their trials within seconds.</summary>
[GenerateSerializer, Immutable, Alias("tenant-usage")]
public sealed record TenantUsage
{
    /// <summary>Studies, ended ones included.</summary>
    [Id(0)]
    public required int Studies { get; init; }

    /// <summary>Trials under way.</summary>
    [Id(1)]
    public required int RunningTrials { get; init; }

    /// <summary>Trials stored.</summary>
    [Id(2)]
    public required long StoredTrials { get; init; }

    /// <summary>What it may have.</summary>
    [Id(3)]
    public required TenantQuota Quota { get; init; }
}
