namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>A tenant as it stood at one moment.</summary>
[GenerateSerializer, Immutable, Alias("tenant-snapshot")]
public sealed record TenantSnapshot
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>When it was created.</summary>
    [Id(1)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Its keys, without their secrets.</summary>
    [Id(2)]
    public required IReadOnlyList<KeySnapshot> Keys { get; init; }

    /// <summary>Number of studies.</summary>
    [Id(3)]
    public required int Studies { get; init; }

    /// <summary>Its share of a contended pool, relative to the other tenants'.</summary>
    [Id(4)]
    public required double Weight { get; init; }

    /// <summary>What it may have.</summary>
    [Id(5)]
    public required TenantQuota Quota { get; init; }
}
