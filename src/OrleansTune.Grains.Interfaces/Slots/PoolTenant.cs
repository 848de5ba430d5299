using OrleansTune.Core.Slots;

namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>A tenant in a pool.</summary>
[GenerateSerializer, Immutable, Alias("pool-tenant")]
public sealed record PoolTenant
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Tenant { get; init; }

    /// <summary>Its share of a contended pool, relative to the others'.</summary>
    [Id(1)]
    public required double Weight { get; init; }

    /// <summary>The slots that its trials hold.</summary>
    [Id(2)]
    public required SlotAmount Held { get; init; }

    /// <summary>How many of its trials train.</summary>
    [Id(3)]
    public required int Training { get; init; }

    /// <summary>How many of its trials wait.</summary>
    [Id(4)]
    public required int Waiting { get; init; }

    /// <summary>How many of its trials are to give their slots back at their next epoch, for a tenant below its share or because its day is used up.</summary>
    [Id(5)]
    public required int Recalled { get; init; }

    /// <summary>Slots held times seconds, over all time.</summary>
    [Id(6)]
    public required double SlotSeconds { get; init; }

    /// <summary>Until when it gets no slots, for it has used up its GPU-seconds of the day; null when it has not.</summary>
    [Id(7)]
    public DateTimeOffset? UsedUpUntil { get; init; }
}
