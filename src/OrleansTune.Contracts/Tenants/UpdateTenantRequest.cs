using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>What <c>PATCH /v1/tenants/{tenant}</c> changes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UpdateTenantRequest
{
    /// <summary>The tenant's share of a contended pool, relative to the other tenants', from 0.01 to 100; null leaves it.</summary>
    public double? Weight { get; init; }

    /// <summary>What it may have: replaces its limits as a whole.</summary>
    public TenantQuota? Quota { get; init; }
}
