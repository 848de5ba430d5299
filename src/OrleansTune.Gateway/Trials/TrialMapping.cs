using OrleansTune.Contracts;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using Measurement = OrleansTune.Contracts.Measurement;
using TrialOrigin = OrleansTune.Contracts.TrialOrigin;
using TrialState = OrleansTune.Contracts.TrialState;

namespace OrleansTune.Gateway.Trials;

/// <summary>What the HTTP surface shows of a trial.</summary>
internal static class TrialMapping
{
    public static TrialResource ToResource(this Trial trial, IReadOnlyList<Objective> objectives) => new()
    {
        Number = trial.Number,
        State = trial.State.ToContract(),
        Parameters = trial.Parameters.ToContract(),
        Values = trial.FiniteValues(objectives),
        Constraints = trial.Constraints.IsEmpty ? null : [.. trial.Constraints.Select(Excess)],
        Steps = [.. trial.Steps.Select(s => new Measurement(s.Step, [.. s.Values.Select(v => double.IsFinite(v) ? v : (double?)null)]))],
        Bracket = trial.Bracket,
        Target = trial.Target,
        Attempts = trial.Attempts,
        Worker = trial.Worker,
        LeaseExpires = trial.LeaseExpires,
        Origin = trial.Origin.ToContract(),
        Reason = trial.Reason,
        Note = trial.Note,
        Created = trial.Created,
        Started = trial.Started,
        Ended = trial.Ended,
    };

    public static AskedTrial ToAsked(this Trial trial) => new()
    {
        Number = trial.Number,
        Parameters = trial.Parameters.ToContract(),
        // A repeated ask gets the same trials, of which some may have ended meanwhile.
        LeaseExpires = trial.LeaseExpires ?? trial.Ended ?? trial.Created,
        Resume = trial.LastStep > 0 ? new(trial.LastStep, trial.Target) : null,
    };

    /// <summary>A value per objective; none when a managed trainer's measurement diverged, as JSON has no such numbers.</summary>
    public static IReadOnlyList<double> FiniteValues(this Trial trial, IReadOnlyList<Objective> objectives)
    {
        var values = trial.ValuesFor(objectives);
        return values.All(double.IsFinite) ? values : [];
    }

    /// <summary>A constraint's value as JSON has it: one that could not be measured, as of a diverged net, is as large as can be.</summary>
    private static double Excess(double constraint) =>
        double.IsNaN(constraint) ? double.MaxValue : Math.Clamp(constraint, double.MinValue, double.MaxValue);

    public static Core.Trials.TrialState ToCore(this TrialState state) => state switch
    {
        TrialState.Queued => Core.Trials.TrialState.Queued,
        TrialState.Running => Core.Trials.TrialState.Running,
        TrialState.Paused => Core.Trials.TrialState.Paused,
        TrialState.Completed => Core.Trials.TrialState.Completed,
        TrialState.Stopped => Core.Trials.TrialState.Stopped,
        TrialState.Failed => Core.Trials.TrialState.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static TrialState ToContract(this Core.Trials.TrialState state) => state switch
    {
        Core.Trials.TrialState.Queued => TrialState.Queued,
        Core.Trials.TrialState.Running => TrialState.Running,
        Core.Trials.TrialState.Paused => TrialState.Paused,
        Core.Trials.TrialState.Completed => TrialState.Completed,
        Core.Trials.TrialState.Stopped => TrialState.Stopped,
        Core.Trials.TrialState.Failed => TrialState.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static TrialOrigin ToContract(this Core.Trials.TrialOrigin origin) => origin switch
    {
        Core.Trials.TrialOrigin.Sampled => TrialOrigin.Sampled,
        Core.Trials.TrialOrigin.Enqueued => TrialOrigin.Enqueued,
        Core.Trials.TrialOrigin.Imported => TrialOrigin.Imported,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };
}
