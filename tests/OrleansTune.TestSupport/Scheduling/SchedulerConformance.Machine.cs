using CsCheck;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using Xunit;

namespace OrleansTune.TestSupport.Scheduling;

/// <content>What every scheduler keeps to within a managed study's state machine.</content>
public abstract partial class SchedulerConformance
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Replayed_epochs_and_lost_workers_change_nothing() => Cases.Sample(c =>
    {
        var calm = Machine(c, 20);
        Train(calm, c.Seed, (_, _) => { });
        var disturbed = Machine(c, 20);
        var random = new RandomStream(c.Seed + 1);
        Train(disturbed, c.Seed, (machine, number) =>
        {
            // Another worker takes the trial over, and trains again, to other values, what was measured before.
            if (machine.Find(number).State == TrialState.Running && random.Next(4) == 0)
                machine.Begin(number, "another", Now);
            for (int step = 1 + random.Next(machine.Find(number).LastStep); random.Next(2) == 0 && step <= machine.Find(number).LastStep; step++)
                machine.Report(number, new(step, random.Next(9)), Now);
        });
        Assert.Equal(Outcome(calm), Outcome(disturbed));
        Assert.Equal(calm.ResourceSpent, disturbed.ResourceSpent);
    });

    [Fact]
    public void An_imported_result_is_not_the_trial_that_is_trained_to_the_end() => Cases.Sample(c =>
    {
        var random = new RandomStream(c.Seed);
        var machine = Machine(c, 1 + random.Next(12));
        double value = random.Next(6);
        machine.Import(
            [.. Enumerable.Range(0, 1 + random.Next(5)).Select(i => new ImportedResult { Point = Point(500 + i), Values = [value], Steps = [new(c.Max, value)] })],
            null,
            Now);
        Train(machine, c.Seed, (_, _) => { });
        Assert.Equal(StudyState.Completed, machine.Head.State);
        var own = machine.History.Snapshot().Where(t => t.Origin != TrialOrigin.Imported).ToList();

        // Where trials do not pause, imported curves that nobody comes near may stop them all.
        Assert.True(own.Any(t => t.State == TrialState.Completed && t.LastStep == c.Max)
            || (Mode != SchedulerMode.Promotion && own.All(t => t.Reason is { } reason && reason.StartsWith("not among the best", StringComparison.Ordinal))));
    });

    private static ParameterSet Point(int number) => new([KeyValuePair.Create("x", ParameterValue.Of(number / 1000.0))]);

    private static List<(int Number, TrialState State, int Target, int LastStep)> Outcome(StudyMachine machine) =>
        [.. machine.History.Snapshot().Select(t => (t.Number, t.State, t.Target, t.LastStep))];

    private StudyMachine Machine((int Min, int Max, int Eta, Direction Direction, ulong Seed) c, int trials)
    {
        var spec = Spec(c.Min, c.Max, c.Eta, c.Direction) with { Execution = new() { Trainer = "simulated" }, Stop = new() { MaxTrials = trials } };
        return new(spec, Factory.Create(spec), new StudyHead { Created = Now }, []);
    }

    /// <summary>Trains a study to its end with three workers; what a trial measures depends on its number and step alone.</summary>
    private static void Train(StudyMachine machine, ulong seed, Action<StudyMachine, int> afterReport)
    {
        var random = new RandomStream(seed);
        var running = new List<int>();
        while (true)
        {
            while (running.Count < 3 && (machine.DispatchExisting() ?? (machine.TrialsLeft > 0 ? machine.DispatchNew(Point(machine.History.Count), Now) : null)) is { } next)
            {
                machine.Begin(next.Number, "worker", Now);
                running.Add(next.Number);
            }

            if (running.Count == 0)
                return;
            int number = running[random.Next(running.Count)];
            int step = machine.Find(number).LastStep + 1;
            machine.Report(number, new(step, RandomStream.For(seed, "value", number, step).Next(6)), Now);
            afterReport(machine, number);
            running.RemoveAll(n => machine.Find(n).State != TrialState.Running);
        }
    }
}
