using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Creates a tenant.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateTenantRequest
{
    /// <summary>Its id: 1 to 100 of a–z, A–Z, 0–9, '-', '_' and '.', beginning with a letter or digit.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>What it may use at most; null for no limits.</summary>
    public TenantQuota? Quota { get; init; }

    /// <summary>Its share of the slots relative to other tenants'; greater than 0; null for 1.</summary>
    public double? Weight { get; init; }
}
