using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>Some of a study's trials.</summary>
[GenerateSerializer, Immutable, Alias("trial-page")]
public sealed record TrialPage
{
    /// <summary>The trials, by number.</summary>
    [Id(0)]
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The number to go on from; null when these were the last.</summary>
    [Id(1)]
    public int? Next { get; init; }

    /// <summary>The study's objectives, by which a trial's values are read.</summary>
    [Id(2)]
    public required IReadOnlyList<Objective> Objectives { get; init; }
}
