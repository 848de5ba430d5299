using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>What holds of a study at every moment.</summary>
internal static class MachineRules
{
    public static void Hold(StudyMachine machine)
    {
        var trials = machine.History.Snapshot();
        Assert.Equal(Enumerable.Range(0, trials.Count), trials.Select(t => t.Number));
        foreach (var state in Enum.GetValues<TrialState>())
            Assert.Equal(trials.Where(t => t.State == state).Select(t => t.Number), machine.NumbersIn(state));
        Assert.Equal(trials.Count, trials.Select(t => t.Version).Append(machine.Head.Version).Distinct().Count() - 1);
        Assert.Equal(machine.Version, trials.Select(t => t.Version).Append(machine.Head.Version).Max());
        Assert.Equal(trials.Where(t => t.Origin != TrialOrigin.Imported).Sum(t => (long)t.LastStep), machine.ResourceSpent);
        if (machine.Spec.Stop.MaxTrials is { } most)
            Assert.InRange(trials.Count(t => t.Origin != TrialOrigin.Imported), 0, most);
        if (machine.Head.State is StudyState.Stopped or StudyState.Completed)
        {
            Assert.All(trials, t => Assert.True(t.IsFinal));
            Assert.NotNull(machine.Head.Ended);
            Assert.NotNull(machine.Head.Reason);
            Assert.Null(machine.NextDeadline());
        }

        foreach (var trial in trials)
            Hold(machine, trial);
    }

    private static void Hold(StudyMachine machine, Trial trial)
    {
        Assert.Equal(trial.State == TrialState.Running && !machine.Spec.IsManaged, trial.LeaseExpires is not null);
        Assert.Equal(trial.IsFinal, trial.Ended is not null);
        Assert.True(trial.State != TrialState.Running || (trial.Started is not null && trial.Target > 0 && trial.Attempts > trial.Losses));
        Assert.True(trial.State != TrialState.Failed || trial.ValuesFor(machine.Spec.Objectives).IsEmpty);
        Assert.True(trial.State != TrialState.Stopped || trial.Reason is not null);
        int last = 0;
        foreach (var step in trial.Steps)
        {
            Assert.True(step.Step > last);
            last = step.Step;
        }
    }
}
