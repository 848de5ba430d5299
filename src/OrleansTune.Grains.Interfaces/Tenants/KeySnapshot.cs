namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>An API key without its secret.</summary>
[GenerateSerializer, Immutable, Alias("key-snapshot")]
public sealed record KeySnapshot
{
    /// <summary>Its id: the middle part of the key.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What it is for, for people.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What its holder may do.</summary>
    [Id(2)]
    public required TenantRole Role { get; init; }

    /// <summary>When it was issued.</summary>
    [Id(3)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it ceases to be good; null for never.</summary>
    [Id(4)]
    public DateTimeOffset? Expires { get; init; }
}
