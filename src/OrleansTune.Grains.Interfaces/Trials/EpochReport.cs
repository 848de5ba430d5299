using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>An epoch as a trainer reports it.</summary>
[GenerateSerializer, Immutable, Alias("epoch-report")]
public sealed record EpochReport
{
    /// <summary>The step and a value per objective.</summary>
    [Id(0)]
    public required Measurement Measurement { get; init; }

    /// <summary>The checkpoint written after this epoch; null when none was.</summary>
    [Id(1)]
    public TrialCheckpoint? Checkpoint { get; init; }

    /// <summary>The metric of each constraint, as measured; null when the host measures none.</summary>
    [Id(2)]
    public double[]? Metrics { get; init; }
}
