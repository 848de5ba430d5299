namespace OrleansTune.Contracts;

/// <summary>A trial as it stands: one query of the black box.</summary>
public sealed record TrialResource
{
    /// <summary>Number within the study: 0, 1, 2, … without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required TrialState State { get; init; }

    /// <summary>Its point of the search space.</summary>
    public required ParameterValues Parameters { get; init; }

    /// <summary>Its value per objective: what was told, or else follows from what was reported so far; empty when there is none.</summary>
    public IReadOnlyList<double> Values { get => field ?? []; init; }

    /// <summary>Its black-box constraints' values, in their order, feasible when at most 0; null when none were told or measured. The largest number there is stands for one that diverged.</summary>
    public IReadOnlyList<double>? Constraints { get; init; }

    /// <summary>What it reported, by rising step.</summary>
    public IReadOnlyList<Measurement> Steps { get => field ?? []; init; }

    /// <summary>The scheduler's bracket that it belongs to.</summary>
    public int Bracket { get; init; }

    /// <summary>Units of resource granted so far: the step at which it next pauses or completes.</summary>
    public int Target { get; init; }

    /// <summary>How often a worker began it, or began it anew after a loss.</summary>
    public int Attempts { get; init; }

    /// <summary>The worker that holds it or last held it.</summary>
    public string? Worker { get; init; }

    /// <summary>When the worker's lease runs out; null when no external worker holds it.</summary>
    public DateTimeOffset? LeaseExpires { get; init; }

    /// <summary>Where its parameters came from.</summary>
    public TrialOrigin Origin { get; init; }

    /// <summary>Why it failed or was stopped, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>The last thing that its owner should know of it and that did not end it, such as a checkpoint lost; for people.</summary>
    public string? Note { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When a worker first took it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it reached a final state.</summary>
    public DateTimeOffset? Ended { get; init; }
}
