using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class AskTests
{
    [Fact]
    public void An_asked_trial_runs_under_a_lease_in_its_workers_name()
    {
        var study = new TestStudy();
        var trial = study.Ask(worker: "w1");
        Assert.Equal((0, TrialState.Running, "w1", 1), (trial.Number, trial.State, trial.Worker, trial.Attempts));
        Assert.Equal(study.Now.AddSeconds(60), trial.LeaseExpires);
        Assert.Equal(trial.LeaseExpires, study.Machine.NextDeadline());
    }

    [Fact]
    public void Enqueued_points_are_handed_out_before_anything_is_sampled_and_in_order()
    {
        var study = new TestStudy();
        study.Enqueue(null, 0.1, 0.2);
        Assert.Equal([0.1, 0.2], new[] { study.Ask(), study.Ask() }.Select(t => t.Parameters.GetDouble("x")));
        Assert.Null(study.Machine.AskExisting(null, null, study.Now));
    }

    [Fact]
    public void A_repeated_ask_finds_the_trials_that_it_was_given()
    {
        var study = new TestStudy();
        int[] first = [study.Ask("k").Number, study.Ask("k").Number];
        study.Ask("other");
        study.Restart();
        Assert.Equal(first, study.Machine.AnswerGiven("k").Select(t => t.Number));
        Assert.Empty(study.Machine.AnswerGiven("unknown"));
        Assert.Empty(study.Machine.AnswerGiven(null));
    }

    [Fact]
    public void A_trial_taken_back_no_longer_answers_the_ask_that_got_it()
    {
        var study = new TestStudy();
        study.Ask("k");
        study.Pass(61);
        study.Machine.ExpireLeases(study.Now);
        Assert.Empty(study.Machine.AnswerGiven("k"));
        Assert.Equal(0, study.Ask("k").Number);
    }

    [Fact]
    public void The_keys_of_asks_and_of_additions_are_apart()
    {
        var study = new TestStudy();
        study.Enqueue("k", 0.5);
        Assert.Empty(study.Machine.AnswerGiven("k"));
    }

    [Fact]
    public void A_paused_trial_among_the_best_of_its_rung_is_handed_out_before_a_new_one()
    {
        var study = new TestStudy(TestStudy.Rungs(SchedulerMode.Promotion));
        for (int i = 0; i < 3; i++)
            study.Report(study.Ask().Number, 1, value: 3 - i);
        var promoted = study.Ask();
        Assert.Equal((2, TrialState.Running, 3, 2), (promoted.Number, promoted.State, promoted.Target, promoted.Attempts));
        Assert.Equal(3, study.Ask().Number);
    }

    [Fact]
    public void No_more_trials_are_sampled_than_the_study_may_have()
    {
        var study = new TestStudy(TestStudy.Spec() with { Stop = new() { MaxTrials = 2 } });
        study.Enqueue(null, 0.5);
        study.Import(null, (0.1, 1), (0.2, 2), (0.3, 3));
        Assert.Equal(1, study.Machine.TrialsLeft);
        study.Ask();
        study.Ask();
        Assert.Equal(0, study.Machine.TrialsLeft);
        var refusal = Assert.Throws<StudyException>(() => study.Ask());
        Assert.Equal(RefusalCodes.StudyNotRunning, refusal.Code);
        Assert.Contains("'tested' starts no new trials: it has 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_asks_whose_trials_ended_are_forgotten_when_many_newer_ones_came()
    {
        var study = new TestStudy();
        study.Tell(study.Ask("ended").Number, 1);
        study.Ask("open");
        study.Import("brought", [.. Enumerable.Range(0, StudyMachine.KeyMemory - 2).Select(i => (i / 20_000.0, 1.0))]);
        Assert.Single(study.Machine.AnswerGiven("ended"));

        study.Import(null, (0.9, 1));
        foreach (var machine in new[] { study.Machine, TestStudy.Rebuild(study.Machine) })
        {
            Assert.Empty(machine.AnswerGiven("ended"));
            Assert.Single(machine.AnswerGiven("open"));
        }

        study.Tell(1, 1);
        Assert.Single(study.Machine.AnswerGiven("open"));
        study.Import(null, (0.95, 1));
        Assert.Empty(study.Machine.AnswerGiven("open"));
    }

    [Fact]
    public void An_addition_is_remembered_however_many_trials_came_after_it()
    {
        var study = new TestStudy();
        var first = study.Import("first", (0.1, 1), (0.2, 2));
        study.Import("second", [.. Enumerable.Range(0, StudyMachine.KeyMemory + 1).Select(i => (i / 20_000.0, 1.0))]);
        study.Restart();
        Assert.Equal(first.Select(t => t.Number), study.Import("first", (0.1, 1), (0.2, 2)).Select(t => t.Number));
    }
}
