namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>A pool as it stood at one moment.</summary>
[GenerateSerializer, Immutable, Alias("pool-snapshot")]
public sealed record PoolSnapshot
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The agents that offer its slots, by name.</summary>
    [Id(1)]
    public required IReadOnlyList<PoolAgent> Agents { get; init; }

    /// <summary>The tenants that ever used it, by name.</summary>
    [Id(2)]
    public required IReadOnlyList<PoolTenant> Tenants { get; init; }
}
