using System.Collections.Immutable;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>A trial that ended elsewhere: in another study, another system, or this study before it was moved.</summary>
public sealed record ImportedResult
{
    /// <summary>The point that it tried.</summary>
    public required ParameterSet Point { get; init; }

    /// <summary>How it ended: completed, stopped or failed.</summary>
    public TrialState State { get; init; } = TrialState.Completed;

    /// <summary>A finite value per objective; may be empty when the trial was stopped, and is empty when it failed.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>A finite value per constraint; empty when there are no values.</summary>
    public ImmutableArray<double> Constraints { get; init; } = [];

    /// <summary>What it reported, by rising step.</summary>
    public ImmutableArray<Measurement> Steps { get; init; } = [];

    /// <summary>Why it failed or was stopped, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began; null when that is not known.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; null for the time of the import.</summary>
    public DateTimeOffset? Ended { get; init; }
}
