using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class StoppingRuleTests
{
    [Fact]
    public void A_study_completes_when_all_its_trials_have_ended()
    {
        var study = With(new() { MaxTrials = 2 });
        study.Ask();
        study.Ask();
        study.Tell(0, 1);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
        study.Tell(1, 1);
        Completed(study, "all 2 trials have ended");
    }

    [Fact]
    public void A_study_completes_when_its_trials_got_the_resource_that_it_may_spend()
    {
        var study = With(new() { MaxResource = 5 });
        study.Ask();
        study.Ask();
        study.Report(0, 3, 1);
        Assert.Equal(Core.Scheduling.ReportDecision.Stop, study.Report(1, 2, 1));
        Completed(study, "the trials got 5 of 5 units of resource");
        Assert.All(study.Machine.History.Snapshot(), t => Assert.Equal(TrialState.Stopped, t.State));
    }

    [Fact]
    public void A_study_completes_at_its_deadline_without_anybody_calling()
    {
        var study = With(new() { Deadline = TestStudy.Start.AddMinutes(1) });
        Assert.Equal(TestStudy.Start.AddMinutes(1), study.Machine.NextDeadline());
        study.Pass(60);
        Assert.True(study.Machine.ExpireLeases(study.Now));
        Completed(study, "the deadline came");
    }

    [Theory]
    [InlineData(Direction.Minimize, 0.3, 0.2)]
    [InlineData(Direction.Maximize, 0.1, 0.2)]
    public void A_study_completes_when_a_trial_reaches_the_target_exactly(Direction direction, double not, double good)
    {
        var study = new TestStudy(TestStudy.Spec() with { Objectives = [new("value", direction)], Stop = new() { Target = 0.2 } });
        study.Ask();
        study.Ask();
        study.Tell(0, not);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
        study.Tell(1, good);
        Completed(study, "trial 1 reached the target 0.2");
    }

    [Fact]
    public void A_target_reached_by_an_imported_result_completes_the_study()
    {
        var study = With(new() { Target = 0.2 });
        study.Import(null, (0.5, 0.1));
        Completed(study, "trial 0 reached the target 0.2");
    }

    [Fact]
    public void A_study_whose_space_is_used_up_completes_with_its_last_open_trial()
    {
        var study = With(new());
        study.Ask();
        study.Machine.NoteSpaceUsedUp(study.Now);
        Assert.Equal((StudyState.Running, 0), (study.Machine.Head.State, study.Machine.TrialsLeft));
        study.Restart();
        study.Tell(0, 1);
        Completed(study, "every point of the search space was tried");
    }

    [Fact]
    public void A_study_whose_space_is_used_up_still_trains_its_best_trial_to_the_end()
    {
        var study = new TestStudy(TestStudy.Rungs(SchedulerMode.Promotion));
        study.Report(study.Ask().Number, 1, 0.2);
        study.Report(study.Ask().Number, 1, 0.1);
        study.Machine.NoteSpaceUsedUp(study.Now);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
        Assert.Equal(1, study.Machine.AskExisting(null, null, study.Now)?.Number);
    }

    [Fact]
    public void A_study_that_expects_too_little_five_times_in_a_row_lets_its_last_trial_end_and_completes()
    {
        var study = With(new() { MinImprovement = 0.01 });
        study.Ask();
        for (int results = 1; results <= StudyMachine.LowForecastsToStop; results++)
        {
            Assert.True(study.Machine.TrialsLeft > 0);
            study.Machine.NoteForecast(0.009, results, study.Now);
            study.Restart();
        }

        Assert.Equal((StudyState.Running, 0), (study.Machine.Head.State, study.Machine.TrialsLeft));
        study.Tell(0, 1);
        Completed(study, "5 times in a row the surrogate expected the next trial to gain less than 0.01");
    }

    [Theory]
    [InlineData(0.01, 7)]
    [InlineData(null, 7)]
    [InlineData(0.009, 5)]
    public void A_forecast_that_is_high_or_of_no_new_result_does_not_end_a_study(double? fifth, int results)
    {
        var study = With(new() { MinImprovement = 0.01 });
        for (int i = 2; i <= 5; i++)
            study.Machine.NoteForecast(0.001, i, study.Now);
        study.Machine.NoteForecast(fifth, results, study.Now);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
        Assert.True(study.Machine.TrialsLeft > 0);
    }

    [Fact]
    public void Without_the_rule_a_forecast_changes_nothing()
    {
        var study = With(new());
        study.Machine.TakeHeadChanged();
        study.Machine.NoteForecast(0, 10, study.Now);
        Assert.False(study.Machine.TakeHeadChanged());
    }

    [Fact]
    public void Stopping_ends_every_open_trial_and_keeps_their_measurements()
    {
        var study = With(new());
        study.Ask();
        study.Report(0, 1, 0.5);
        study.Enqueue(null, 0.3);
        study.Machine.Stop(study.Now);
        Assert.All(study.Machine.History.Snapshot(), t => Assert.Equal((TrialState.Stopped, "the study ended: stopped by a user"), (t.State, t.Reason)));
        Assert.Equal([0], study.Machine.Best.Select(t => t.Number));
    }

    [Fact]
    public void An_ended_study_stays_as_it_ended_and_refuses_the_rest_by_its_reason()
    {
        var study = With(new());
        study.Machine.Stop(study.Now);
        study.Pass(10);
        study.Machine.Stop(study.Now);
        Assert.Equal(TestStudy.Start, study.Machine.Head.Ended);
        foreach (var command in new Action[] { study.Machine.Pause, study.Machine.Resume, () => study.Ask() })
        {
            var refusal = Assert.Throws<StudyException>(command);
            Assert.Equal((RefusalCodes.StudyNotRunning, "The study 'tested' is stopped (stopped by a user)."), (refusal.Code, refusal.Message));
        }
    }

    [Fact]
    public void A_paused_study_hands_out_nothing_until_it_is_resumed()
    {
        var study = With(new());
        study.Machine.Pause();
        study.Machine.Pause();
        Assert.Equal(0, study.Machine.TrialsLeft);
        Assert.Throws<StudyException>(() => study.Ask());
        study.Machine.Resume();
        study.Machine.Resume();
        Assert.Equal(0, study.Ask().Number);
    }

    private static TestStudy With(StopSpec stop) => new(TestStudy.Spec() with { Stop = stop });

    private static void Completed(TestStudy study, string reason) =>
        Assert.Equal((StudyState.Completed, reason, study.Now), (study.Machine.Head.State, study.Machine.Head.Reason, study.Machine.Head.Ended));

    [Fact]
    public void A_study_whose_first_trials_cannot_be_trained_for_one_reason_ends_with_it()
    {
        var study = new TestStudy(TestStudy.Spec() with { Execution = TestStudy.Execution });
        FailHopelessly(study, "another reason", 1);
        FailHopelessly(study, "no such data", StudyMachine.HopelessTrialsToStop - 1);
        study.Restart();
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
        FailHopelessly(study, "no such data", 1);
        Assert.Equal(StudyState.Stopped, study.Machine.Head.State);
        Assert.Equal("5 trials in a row cannot be trained: no such data", study.Machine.Head.Reason);
    }

    [Fact]
    public void A_study_that_has_trained_a_trial_goes_on_whatever_befalls_others()
    {
        var study = new TestStudy(TestStudy.Spec() with { Execution = TestStudy.Execution });
        study.Report(study.Begin().Number, 1, 0.5);
        FailHopelessly(study, "no such data", 2 * StudyMachine.HopelessTrialsToStop);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
    }

    [Fact]
    public void Trials_whose_attempts_came_to_grief_do_not_end_a_study()
    {
        var study = new TestStudy(TestStudy.Spec() with { Execution = TestStudy.Execution });
        for (int failed = 0; failed < 2 * StudyMachine.HopelessTrialsToStop; failed++)
            study.Machine.Fail(study.Begin().Number, "out of memory", study.Now);
        Assert.Equal(StudyState.Running, study.Machine.Head.State);
    }

    private static void FailHopelessly(TestStudy study, string reason, int times)
    {
        for (int failed = 0; failed < times; failed++)
            study.Machine.Fail(study.Begin().Number, reason, study.Now, isHopeless: true);
    }
}
