using System.Collections.Immutable;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Trials;

/// <summary>One query of the black box: a point of the search space, what was measured there, and where its life stands. Immutable.</summary>
public sealed record Trial
{
    /// <summary>Number within the study: 0, 1, 2, … without gaps, in the order of creation.</summary>
    public required int Number { get; init; }

    /// <summary>Where the trial stands.</summary>
    public required TrialState State { get; init; }

    /// <summary>The point of the search space that it tries.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>Where the parameters came from.</summary>
    public TrialOrigin Origin { get; init; }

    /// <summary>The scheduler's bracket that the trial belongs to.</summary>
    public int Bracket { get; init; }

    /// <summary>Units of resource granted so far: the step at which the trial next pauses or completes.</summary>
    public int Target { get; init; }

    /// <summary>What it reported, by rising step.</summary>
    public ImmutableArray<Measurement> Steps { get; init; } = [];

    /// <summary>The final values as told, one per objective; empty until then.</summary>
    public ImmutableArray<double> Told { get; init; } = [];

    /// <summary>The values of the black-box constraints as told (feasible when at most 0); empty until then.</summary>
    public ImmutableArray<double> Constraints { get; init; } = [];

    /// <summary>How often a worker has begun the trial: at first, after each promotion, and after each loss.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the lease of an external worker ran out on it.</summary>
    public int Losses { get; init; }

    /// <summary>The worker that holds it or last held it.</summary>
    public string? Worker { get; init; }

    /// <summary>When the worker's lease runs out; null when nobody holds the trial, or its trial grain watches over it.</summary>
    public DateTimeOffset? LeaseExpires { get; init; }

    /// <summary>When the trial was created.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When a worker first took it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it reached a final state.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it failed or was stopped, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>The last thing that its owner should know of it and that did not end it, for people.</summary>
    public string? Note { get; init; }

    /// <summary>The idempotency key of the request that enqueued or imported it.</summary>
    public string? RequestKey { get; init; }

    /// <summary>The idempotency key of the ask that handed it out; null once it was taken back.</summary>
    public string? AskKey { get; init; }

    /// <summary>The study's change number at the trial's last change; later changes have larger numbers.</summary>
    public long Version { get; init; }

    /// <summary>Whether the state is final.</summary>
    public bool IsFinal => State is TrialState.Completed or TrialState.Stopped or TrialState.Failed;

    /// <summary>The last step measured; 0 before the first.</summary>
    public int LastStep => Steps.IsEmpty ? 0 : Steps[^1].Step;

    /// <summary>
    /// The trial's value: what was told, else (one objective) its best measurement, else (several) its last one;
    /// empty when there is none. Failed trials have none.
    /// </summary>
    public ImmutableArray<double> ValuesFor(IReadOnlyList<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        if (State == TrialState.Failed)
            return [];
        if (!Told.IsEmpty)
            return Told;
        if (Steps.IsEmpty)
            return [];
        if (objectives.Count > 1)
            return Steps[^1].Values;
        double best = BestUpTo(int.MaxValue, objectives[0]);
        return double.IsNaN(best) ? [] : [best];
    }

    /// <summary>The best value of an objective (the first) measured up to a step; NaN when there is none.</summary>
    public double BestUpTo(int step, Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        double best = double.NaN;
        foreach (var measurement in Steps)
        {
            if (measurement.Step <= step && objective.IsBetter(measurement.Values[0], best))
                best = measurement.Values[0];
        }

        return best;
    }
}
