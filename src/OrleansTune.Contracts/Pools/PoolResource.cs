namespace OrleansTune.Contracts;

/// <summary>A pool of slots that trials are trained in, shared among tenants.</summary>
public sealed record PoolResource
{
    /// <summary>Its name, as a spec's <c>execution.pool</c> has it.</summary>
    public required string Name { get; init; }

    /// <summary>Its slots, of all hosts that are there.</summary>
    public required double Slots { get; init; }

    /// <summary>The slots in use.</summary>
    public required double Held { get; init; }

    /// <summary>How many trials wait for a slot.</summary>
    public required int Waiting { get; init; }

    /// <summary>The hosts that train for it, by name.</summary>
    public required IReadOnlyList<PoolAgentResource> Agents { get; init; }

    /// <summary>The tenants that ever used it, by name.</summary>
    public required IReadOnlyList<PoolTenantResource> Tenants { get; init; }
}
