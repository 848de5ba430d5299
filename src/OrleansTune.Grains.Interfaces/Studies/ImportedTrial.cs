using System.Collections.Immutable;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>A trial that a user brings from elsewhere; see <see cref="ImportedResult"/>.</summary>
[GenerateSerializer, Immutable, Alias("imported-trial")]
public sealed record ImportedTrial
{
    /// <summary>The point.</summary>
    [Id(0)]
    public required ParameterSet Parameters { get; init; }

    /// <summary>A value per objective.</summary>
    [Id(1)]
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>A value per constraint.</summary>
    [Id(2)]
    public ImmutableArray<double> Constraints { get; init; } = [];

    /// <summary>How it ended.</summary>
    [Id(3)]
    public TrialState State { get; init; } = TrialState.Completed;

    /// <summary>What it reported, by rising step.</summary>
    [Id(4)]
    public ImmutableArray<Measurement> Steps { get; init; } = [];

    /// <summary>Why it failed or was stopped.</summary>
    [Id(5)]
    public string? Reason { get; init; }

    /// <summary>When it began.</summary>
    [Id(6)]
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    [Id(7)]
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The result as the study takes it.</summary>
    public ImportedResult ToResult() => new()
    {
        Point = Parameters,
        Values = Values,
        Constraints = Constraints,
        State = State,
        Steps = Steps,
        Reason = Reason,
        Started = Started,
        Ended = Ended,
    };
}
