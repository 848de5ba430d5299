namespace OrleansTune.Contracts;

/// <summary>What a tenant has beside what it may have. Studies and pools tell of it within seconds.</summary>
public sealed record TenantUsageResource
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Studies, ended ones included.</summary>
    public required int Studies { get; init; }

    /// <summary>Trials under way.</summary>
    public required int RunningTrials { get; init; }

    /// <summary>Trials stored.</summary>
    public required long StoredTrials { get; init; }

    /// <summary>Bytes of checkpoints kept.</summary>
    public required long CheckpointBytes { get; init; }

    /// <summary>Slots held times seconds on pools whose name begins with <c>gpu</c>, since midnight UTC.</summary>
    public required double GpuSecondsToday { get; init; }

    /// <summary>What it may have.</summary>
    public required TenantQuota Quota { get; init; }
}
