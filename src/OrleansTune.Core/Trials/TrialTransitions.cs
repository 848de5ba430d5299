using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Trials;

/// <summary>The life of a trial as a table: which operation is allowed in which state, and where it leads.</summary>
public static class TrialTransitions
{
    private static readonly Dictionary<(TrialState From, TrialOperation Operation), TrialState> Table = new()
    {
        [(TrialState.Queued, TrialOperation.Begin)] = TrialState.Running,
        [(TrialState.Queued, TrialOperation.Stop)] = TrialState.Stopped,
        [(TrialState.Queued, TrialOperation.Fail)] = TrialState.Failed,

        [(TrialState.Running, TrialOperation.Report)] = TrialState.Running,
        [(TrialState.Running, TrialOperation.Pause)] = TrialState.Paused,
        [(TrialState.Running, TrialOperation.Requeue)] = TrialState.Queued,
        [(TrialState.Running, TrialOperation.Complete)] = TrialState.Completed,
        [(TrialState.Running, TrialOperation.Stop)] = TrialState.Stopped,
        [(TrialState.Running, TrialOperation.Fail)] = TrialState.Failed,

        [(TrialState.Paused, TrialOperation.Promote)] = TrialState.Queued,
        [(TrialState.Paused, TrialOperation.Stop)] = TrialState.Stopped,
    };

    /// <summary>Whether the operation is allowed in that state.</summary>
    public static bool Allows(TrialState from, TrialOperation operation) => Table.ContainsKey((from, operation));

    /// <summary>The state that the operation leads to.</summary>
    /// <exception cref="StudyException">The operation is not allowed in that state (<see cref="RefusalCodes.TrialNotRunning"/>).</exception>
    public static TrialState Apply(Trial trial, TrialOperation operation)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (Table.TryGetValue((trial.State, operation), out var to))
            return to;
        string state = trial.State.ToString().ToLowerInvariant();
        string why = trial.Reason is { } reason ? $" ({reason})" : string.Empty;
        throw new StudyException(
            RefusalCodes.TrialNotRunning,
            $"Trial {trial.Number} is {state}{why}; '{operation.ToString().ToLowerInvariant()}' needs a trial that is {Expected(operation)}.");
    }

    private static string Expected(TrialOperation operation) => string.Join(
        " or ",
        Table.Keys.Where(k => k.Operation == operation).Select(k => k.From.ToString().ToLowerInvariant()));
}
