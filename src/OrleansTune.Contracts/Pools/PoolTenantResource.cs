namespace OrleansTune.Contracts;

/// <summary>A tenant in a pool.</summary>
public sealed record PoolTenantResource
{
    /// <summary>Its name.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its share of the pool when it is contended, relative to the others'.</summary>
    public required double Weight { get; init; }

    /// <summary>The slots that its trials hold.</summary>
    public required double Held { get; init; }

    /// <summary>How many of its trials train.</summary>
    public required int Training { get; init; }

    /// <summary>How many of its trials wait for a slot.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many of its trials are to give their slots back at their next epoch, for a tenant below its share or because its day is used up.</summary>
    public required int Recalled { get; init; }

    /// <summary>Slots held times seconds, over all time.</summary>
    public required double SlotSeconds { get; init; }

    /// <summary>Until when it gets no slots, for it has used up its GPU-seconds of the day; null when it has not.</summary>
    public DateTimeOffset? UsedUpUntil { get; init; }
}
