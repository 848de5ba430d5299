using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>A trainer agent of a pool.</summary>
[GenerateSerializer, Immutable, Alias("pool-agent")]
public sealed record PoolAgent
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The slots that it has.</summary>
    [Id(1)]
    public required SlotAmount Slots { get; init; }

    /// <summary>The slots in use.</summary>
    [Id(2)]
    public required SlotAmount Held { get; init; }
}
