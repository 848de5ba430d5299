namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>What a tenant may have at most; null where there is no limit.</summary>
[GenerateSerializer, Immutable, Alias("tenant-quota")]
public sealed record TenantQuota
{
    /// <summary>Studies, ended ones included.</summary>
    [Id(0)]
    public int? Studies { get; init; }

    /// <summary>Trials under way at once over all studies.</summary>
    [Id(1)]
    public int? RunningTrials { get; init; }

    /// <summary>Trials stored over all studies.</summary>
    [Id(2)]
    public int? StoredTrials { get; init; }

    /// <summary>Requests per second to one gateway, with a second's worth at once.</summary>
    [Id(3)]
    public double? RequestsPerSecond { get; init; }

    /// <summary>Bytes of checkpoints kept over all studies.</summary>
    [Id(4)]
    public long? CheckpointBytes { get; init; }

    /// <summary>Slots held times seconds on pools of GPUs (<see cref="Core.Slots.GpuPools"/>), from midnight to midnight UTC.</summary>
    [Id(5)]
    public double? GpuSecondsPerDay { get; init; }

    /// <summary>Whether studies must ask before they hand out trials.</summary>
    public bool LimitsTrials => RunningTrials is not null || StoredTrials is not null;
}
