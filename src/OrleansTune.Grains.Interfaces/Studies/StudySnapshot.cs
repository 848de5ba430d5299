using System.Collections.Immutable;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>A study as it stood at one moment.</summary>
[GenerateSerializer, Immutable, Alias("study-snapshot")]
public sealed record StudySnapshot
{
    /// <summary>The study's name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(1)]
    public required StudyState State { get; init; }

    /// <summary>Its spec, canonical JSON.</summary>
    [Id(2)]
    public required string SpecJson { get; init; }

    /// <summary>When it was created.</summary>
    [Id(3)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it ended.</summary>
    [Id(4)]
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it ended, for people.</summary>
    [Id(5)]
    public string? Reason { get; init; }

    /// <summary>Number of trials by state, index = <see cref="TrialState"/>.</summary>
    [Id(6)]
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>Units of resource (epochs) that the trials got.</summary>
    [Id(7)]
    public required long ResourceSpent { get; init; }

    /// <summary>What the trials started so far would have cost if each were trained to the end; 0 when trials have no steps.</summary>
    [Id(8)]
    public required long ResourceOfFullTraining { get; init; }

    /// <summary>The best trials: the incumbent, or the Pareto front.</summary>
    [Id(9)]
    public required IReadOnlyList<Trial> Best { get; init; }

    /// <summary>Number of the last change.</summary>
    [Id(10)]
    public required long Version { get; init; }

    /// <summary>The objectives, by which a trial's values are read.</summary>
    [Id(11)]
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>Whether the study was created by the call that gave this snapshot.</summary>
    [Id(12)]
    public bool IsNew { get; init; }

    /// <summary>Why its trials wait although nothing else trains: the pool, as it is, cannot take them; null when it can. For people.</summary>
    [Id(13)]
    public string? Waiting { get; init; }

    /// <summary>Number of trials.</summary>
    public int TrialCount => Counts.Sum();
}
