namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>The broker's answer to an agent's poll.</summary>
[GenerateSerializer, Immutable, Alias("agent-leases")]
public sealed record AgentLeases
{
    /// <summary>Every lease that the agent holds.</summary>
    [Id(0)]
    public required IReadOnlyList<SlotLease> Leases { get; init; }

    /// <summary>The tokens of those that it is to give back after the epoch under way, with a checkpoint.</summary>
    [Id(1)]
    public IReadOnlyList<long> Recalled { get; init; } = [];
}
