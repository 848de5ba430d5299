using CsCheck;
using OrleansTune.Core.Slots;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class AmendTests
{
    private static readonly DateTimeOffset Now = TestStudy.Start;

    [Fact]
    public void Raised_most_trials_let_the_study_go_on()
    {
        var machine = External(new() { MaxTrials = 2 });
        Ask(machine, 2);
        Assert.Equal(0, machine.TrialsLeft);
        machine.Amend(new() { Stop = new() { MaxTrials = 5 } }, Now);
        Assert.Equal((3, 5), (machine.TrialsLeft, machine.SamplingContext().MaxTrials));
        machine.Tell(0, [1], [], Now);
        machine.Tell(1, [1], [], Now);
        Assert.Equal(StudyState.Running, machine.Head.State);
    }

    [Fact]
    public void Most_trials_lowered_below_what_there_is_complete_the_study_when_nothing_runs()
    {
        var machine = External(new() { MaxTrials = 100 });
        Ask(machine, 3);
        machine.Tell(0, [1], [], Now);
        machine.Tell(1, [1], [], Now);
        machine.Amend(new() { Stop = new() { MaxTrials = 2 } }, Now);
        Assert.Equal((StudyState.Running, 0), (machine.Head.State, machine.TrialsLeft));
        machine.Tell(2, [1], [], Now);
        Assert.Equal((StudyState.Completed, "all 3 trials have ended"), (machine.Head.State, machine.Head.Reason));
    }

    [Theory]
    [InlineData(StudyState.Running)]
    [InlineData(StudyState.Paused)]
    public void A_new_rule_that_holds_already_completes_the_study_at_once(StudyState state)
    {
        var machine = External(new());
        Ask(machine, 2);
        machine.Tell(0, [0.5], [], Now);
        if (state == StudyState.Paused)
            machine.Pause();
        machine.Amend(new() { Stop = new() { Target = 0.5 } }, Now);
        Assert.Equal((StudyState.Completed, "trial 0 reached the target 0.5", Now), (machine.Head.State, machine.Head.Reason, machine.Head.Ended));
        Assert.Equal(TrialState.Stopped, machine.Find(1).State);
    }

    [Fact]
    public void Another_least_improvement_is_judged_anew()
    {
        var machine = External(new() { MinImprovement = 0.1 });
        Ask(machine, 1);
        for (int i = 1; i <= StudyMachine.LowForecastsToStop; i++)
            machine.NoteForecast(0.05, i, Now);
        Assert.Equal(0, machine.TrialsLeft);
        machine.Amend(new() { Stop = new() { MinImprovement = 0.01 } }, Now);
        Assert.True(machine.TrialsLeft > 0);
    }

    [Fact]
    public void The_rules_are_replaced_as_a_whole()
    {
        var machine = External(new() { MaxTrials = 5, Deadline = Now.AddDays(1) });
        machine.Amend(new() { Stop = new() { Deadline = Now.AddDays(2) } }, Now);
        Assert.Equal(new StopSpec { Deadline = Now.AddDays(2) }, machine.Spec.Stop);
        Assert.Equal((int.MaxValue, Now.AddDays(2)), (machine.TrialsLeft, machine.NextDeadline()));
    }

    [Fact]
    public void Slots_and_priority_change_and_only_where_the_cluster_trains()
    {
        var managed = TestStudy.New(Spec(new()) with { Execution = new() { Trainer = "any", Parallel = 2 } });
        managed.Amend(new() { Slots = new(250), Priority = 3 }, Now);
        var execution = managed.Spec.Execution!;
        Assert.Equal((2, new SlotAmount(250), 3), (execution.Parallel, execution.Slots, execution.Priority));
        long version = managed.Version;
        managed.Amend(new() { Slots = new(250), Priority = 3, Parallel = 2 }, Now);
        Assert.Equal(version, managed.Version);

        var refusal = Assert.Throws<StudyException>(() => External(new()).Amend(new() { Priority = 1 }, Now));
        Assert.Equal("priority", Assert.Single(refusal.Errors).Field);
        refusal = Assert.Throws<StudyException>(() => External(new()).Amend(new() { Slots = SlotAmount.One }, Now));
        Assert.Equal("slots", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void Parallelism_changes_alone_and_only_where_the_cluster_trains()
    {
        var managed = TestStudy.New(Spec(new() { MaxTrials = 5 }) with { Execution = new() { Trainer = "any", Pool = "gpu", Parallel = 2 } });
        managed.Amend(new() { Parallel = 7 }, Now);
        Assert.Equal(("any", "gpu", 7, 5), (managed.Spec.Execution!.Trainer, managed.Spec.Execution.Pool, managed.Spec.Execution.Parallel, managed.Spec.Stop.MaxTrials));

        var external = External(new() { MaxTrials = 5 });
        var refusal = Assert.Throws<StudyException>(() => external.Amend(new() { Stop = new(), Parallel = 7 }, Now));
        Assert.Equal((RefusalCodes.InvalidRequest, "parallel"), (refusal.Code, Assert.Single(refusal.Errors).Field));
        Assert.Equal((5, 0, false), (external.Spec.Stop.MaxTrials, external.Version, external.TakeHeadChanged()));
    }

    [Fact]
    public void A_study_that_has_ended_stays_so_but_takes_the_same_amendment_again()
    {
        var machine = External(new());
        Ask(machine, 1);
        machine.Tell(0, [1], [], Now);
        var amendment = new StudyAmendment { Stop = new() { MaxTrials = 1 } };
        machine.Amend(amendment, Now);
        Assert.Equal(StudyState.Completed, machine.Head.State);
        long version = machine.Version;
        machine.Amend(amendment, Now);
        var refusal = Assert.Throws<StudyException>(() => machine.Amend(new() { Stop = new() { MaxTrials = 2 } }, Now));
        Assert.Equal(RefusalCodes.StudyNotRunning, refusal.Code);
        Assert.Equal((StudyState.Completed, 1, version), (machine.Head.State, machine.Spec.Stop.MaxTrials, machine.Version));
    }

    [Fact]
    public void An_amendment_is_a_change_that_is_seen_and_kept()
    {
        var machine = External(new());
        var (version, evidence) = (machine.Version, machine.EvidenceVersion);
        machine.Amend(new() { Stop = new() { MaxTrials = 5 } }, Now);
        Assert.True(machine.TakeHeadChanged());
        Assert.True(machine.Version > version, "watchers wait for a later change");
        Assert.True(machine.EvidenceVersion > evidence, "suggestions made for another number of trials are stale");
    }

    [Fact]
    public void Whatever_the_most_trials_become_the_study_never_samples_more_and_ends_with_its_last()
    {
        Gen.Int[1, 12].List[1, 10].Sample(limits =>
        {
            var machine = External(new() { MaxTrials = 6 });
            foreach (int most in limits)
            {
                if (machine.Head.State != StudyState.Running)
                    break;
                Ask(machine, Math.Min(machine.TrialsLeft, 2));
                machine.Amend(new() { Stop = new() { MaxTrials = most } }, Now);
                Assert.Equal(machine.Head.State == StudyState.Running ? Math.Max(0, most - machine.History.Count) : 0, machine.TrialsLeft);
                if (machine.NumbersIn(TrialState.Running).Any())
                    machine.Tell(machine.NumbersIn(TrialState.Running).First(), [1], [], Now);
            }

            while (machine.NumbersIn(TrialState.Running).Any())
                machine.Tell(machine.NumbersIn(TrialState.Running).First(), [1], [], Now);
            bool full = machine.History.Count >= machine.Spec.Stop.MaxTrials;
            Assert.Equal(full ? StudyState.Completed : StudyState.Running, machine.Head.State);
        });
    }

    private static StudySpec Spec(StopSpec stop) => TestStudy.Spec() with { Stop = stop };

    private static StudyMachine External(StopSpec stop) => TestStudy.New(Spec(stop));

    private static void Ask(StudyMachine machine, int count)
    {
        for (int i = 0; i < count; i++)
            machine.AskNew(TestStudy.Point(1.0 / (2 + machine.History.Count)), "worker", null, Now);
    }
}
