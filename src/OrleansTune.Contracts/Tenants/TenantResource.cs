namespace OrleansTune.Contracts;

/// <summary>A tenant: the owner of studies, which no other tenant sees.</summary>
public sealed record TenantResource
{
    /// <summary>Its id: 1 to 100 of a–z, A–Z, 0–9, '-', '_' and '.', beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>Its share of a contended pool, relative to the other tenants'.</summary>
    public required double Weight { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What it may have.</summary>
    public required TenantQuota Quota { get; init; }
}
