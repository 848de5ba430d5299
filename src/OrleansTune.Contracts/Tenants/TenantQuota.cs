using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What a tenant may have at most. A limit that is absent or null is none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TenantQuota
{
    /// <summary>Studies, ended ones included; at least 1.</summary>
    public int? Studies { get; init; }

    /// <summary>Trials under way at once over all studies; at least 1.</summary>
    public int? RunningTrials { get; init; }

    /// <summary>Trials stored over all studies; at least 1.</summary>
    public int? StoredTrials { get; init; }

    /// <summary>Requests per second to one gateway, with a second's worth at once; more than 0.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>
    /// Bytes of checkpoints kept over all studies; at least 1. At the limit, trials that are not in training give up all but their newest
    /// checkpoint; when that is not enough, what needs a checkpoint fails.
    /// </summary>
    public long? CheckpointBytes { get; init; }

    /// <summary>
    /// Slots held times seconds on pools whose name begins with <c>gpu</c>, from midnight to midnight UTC; at least 1. When they are used
    /// up, trials wait until the day ends, and those in training are given back after their epoch.
    /// </summary>
    public double? GpuSecondsPerDay { get; init; }
}
