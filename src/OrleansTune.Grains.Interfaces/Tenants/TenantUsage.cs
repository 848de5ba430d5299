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

    /// <summary>Bytes of checkpoints kept; counted within the last seconds.</summary>
    [Id(4)]
    public required long CheckpointBytes { get; init; }

    /// <summary>Slots held times seconds on pools of GPUs, since midnight UTC; told within the last seconds.</summary>
    [Id(5)]
    public required double GpuSecondsToday { get; init; }
}
