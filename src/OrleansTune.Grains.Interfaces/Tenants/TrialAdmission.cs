namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>How many trials a study may add and begin now.</summary>
[GenerateSerializer, Immutable, Alias("trial-admission")]
public sealed record TrialAdmission
{
    /// <summary>How many of those wanted.</summary>
    [Id(0)]
    public required int Granted { get; init; }

    /// <summary>Why it is not all of them, for people; null when it is.</summary>
    [Id(1)]
    public string? Reason { get; init; }

    /// <summary>Whether it is the trials under way that are too many, which passes, rather than those stored.</summary>
    [Id(2)]
    public bool Passes { get; init; }

    /// <summary>Whether the tenant has no limit on trials: nobody needs to ask for a while.</summary>
    [Id(3)]
    public bool IsUnlimited { get; init; }
}
