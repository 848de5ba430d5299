using System.Globalization;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>What a machine answers and keeps, as text: equal texts, equal machines.</summary>
internal static class MachineState
{
    public static string Of(StudyMachine machine) => string.Join('\n',
    [
        machine.Head.ToString(),
        $"version {machine.Version}, spent {machine.ResourceSpent}, left {machine.TrialsLeft}, next deadline {machine.NextDeadline():O}",
        $"best {string.Join(", ", machine.Best.Select(t => t.Number))}",
        $"counts {string.Join(", ", Enum.GetValues<TrialState>().Select(machine.CountOf))}",
        .. machine.History.Snapshot().Select(Of),
    ]);

    public static string Of(Trial trial) => string.Create(CultureInfo.InvariantCulture, $"""
        {trial.Number} {trial.State} {trial.Parameters} {trial.Origin} bracket {trial.Bracket} target {trial.Target}
        steps {string.Join(" ", trial.Steps.Select(s => $"{s.Step}:{string.Join(",", s.Values)}"))}
        told {string.Join(",", trial.Told)} {string.Join(",", trial.Constraints)} keys {trial.RequestKey} {trial.AskKey}
        attempts {trial.Attempts} losses {trial.Losses} worker {trial.Worker} lease {trial.LeaseExpires:O} version {trial.Version}
        {trial.Created:O} {trial.Started:O} {trial.Ended:O} {trial.Reason}
        """);

    /// <summary>What a repeated command must not change: every trial's state and measurements. Leases may be renewed.</summary>
    public static string ProgressOf(StudyMachine machine) => string.Join('\n',
    [
        machine.Head.ToString(),
        .. machine.History.Snapshot().Select(t => $"{t.Number} {t.State} {t.Target} {string.Join(" ", t.Steps.Select(s => s.Step))}"),
    ]);

    public static string OfAnswer(object? answer) => answer switch
    {
        null => "nothing",
        Trial trial => Of(trial),
        IEnumerable<Trial> trials => string.Join('\n', trials.Select(Of)),
        _ => answer.ToString()!,
    };
}
