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
}
