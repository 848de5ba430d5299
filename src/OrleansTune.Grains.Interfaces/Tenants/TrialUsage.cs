namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>What trials a study has.</summary>
/// <param name="Running">Under way: held by workers, or handed to the cluster's trainers.</param>
/// <param name="Stored">All that there are.</param>
[GenerateSerializer, Immutable, Alias("trial-usage")]
public readonly record struct TrialUsage([property: Id(0)] int Running, [property: Id(1)] int Stored);
