using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>What freeze–thaw scheduling knows of a trial.</summary>
internal sealed record FrozenTrial
{
    /// <summary>The trial's number.</summary>
    public required int Number { get; init; }

    /// <summary>Its best loss up to each rung that it has reached.</summary>
    public required double[] Losses { get; init; }

    /// <summary>Whether it is paused at a rung and worth resuming.</summary>
    public required bool IsWaiting { get; init; }

    /// <summary>Whether it is in training or will be without a promotion.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Whether it has reached the last rung, was told its value, or is on the way there.</summary>
    public required bool IsFinishing { get; init; }

    /// <summary>Whether the study trained it, rather than that a user brought it from elsewhere.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether it has a curve: it reached a rung and measured more than NaN.</summary>
    public bool IsMeasured => Losses.Length > 0 && !double.IsNaN(Losses[0]);

    /// <summary>A trial as it now stands.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="before">What was known of it; null at first.</param>
    /// <param name="rungs">The resource of each rung.</param>
    /// <param name="objective">The objective.</param>
    public static FrozenTrial Of(Trial trial, FrozenTrial? before, int[] rungs, Objective objective)
    {
        int reached = rungs.Count(rung => rung <= trial.LastStep);
        double[] losses = before is { } known && known.Losses.Length == reached
            ? known.Losses
            : [.. rungs.Take(reached).Select(rung => LearningCurve.BestLoss(trial, rung, objective))];
        bool active = trial.State is TrialState.Queued or TrialState.Running;
        bool own = trial.Origin != TrialOrigin.Imported;
        return new()
        {
            Number = trial.Number,
            Losses = losses,
            IsWaiting = trial.State == TrialState.Paused && reached > 0 && reached < rungs.Length
                && trial.Target <= rungs[reached - 1] && !double.IsNaN(losses[^1]),
            IsActive = active,
            IsFinishing = own && (trial.State == TrialState.Completed || reached == rungs.Length || (active && trial.Target >= rungs[^1])),
            IsOwn = own,
        };
    }
}
