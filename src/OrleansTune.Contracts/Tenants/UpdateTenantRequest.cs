using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Changes a tenant.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UpdateTenantRequest
{
    /// <summary>Limits that replace the tenant's as a whole; null leaves them.</summary>
    public TenantQuota? Quota { get; init; }

    /// <summary>Its share of the slots relative to other tenants'; greater than 0; null leaves it.</summary>
    public double? Weight { get; init; }
}
