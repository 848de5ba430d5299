using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class ManagedTrialTests
{
    private readonly TestStudy _study = new(TestStudy.Rungs(SchedulerMode.Promotion, TestStudy.Execution));

    [Fact]
    public void A_dispatched_trial_has_a_target_and_runs_once_a_trainer_begins_it()
    {
        var trial = _study.Machine.DispatchNew(TestStudy.Point(0.5), _study.Now);
        Assert.Equal((TrialState.Queued, 1, 1), (trial.State, trial.Target, _study.Machine.Dispatched));
        trial = _study.Machine.Begin(0, "silo-1", _study.Now);
        Assert.Equal((TrialState.Running, "silo-1", 1), (trial.State, trial.Worker, trial.Attempts));
        Assert.Null(trial.LeaseExpires);
        Assert.Equal(1, _study.Machine.Dispatched);
    }

    [Fact]
    public void A_trial_begun_again_after_a_loss_goes_on_with_what_it_measured()
    {
        _study.Begin("silo-1");
        var again = _study.Machine.Begin(0, "silo-2", _study.Now);
        Assert.Equal((TrialState.Running, "silo-2", 2), (again.State, again.Worker, again.Attempts));
    }

    [Fact]
    public void Beginning_a_trial_that_has_ended_tells_what_became_of_it()
    {
        _study.Begin();
        _study.Machine.Stop(_study.Now);
        Assert.Equal(TrialState.Stopped, _study.Machine.Begin(0, "late", _study.Now).State);
    }

    [Fact]
    public void At_a_rung_a_trial_pauses_and_a_repeated_report_says_so_again()
    {
        _study.Begin();
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 1, 0.5));
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 1, 0.5));
        Assert.Equal(TrialState.Paused, _study.Machine.Find(0).State);
    }

    [Fact]
    public void A_report_repeated_after_the_trial_was_promoted_still_says_pause()
    {
        for (int i = 0; i < 3; i++)
        {
            _study.Begin();
            _study.Report(i, 1, i);
        }

        Assert.Equal((0, TrialState.Queued, 3), Describe(_study.Machine.DispatchExisting()!));
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 1, 0));
    }

    [Fact]
    public void At_the_last_rung_a_trial_completes()
    {
        _study.Begin();
        Assert.Equal(ReportDecision.Stop, _study.Report(0, 9, 0.5));
        Assert.Equal(TrialState.Completed, _study.Machine.Find(0).State);
        Assert.Equal(ReportDecision.Stop, _study.Report(0, 9, 0.5));
    }

    [Fact]
    public void While_the_study_is_paused_a_trial_between_rungs_is_handed_back_at_its_next_report()
    {
        for (int i = 0; i < 3; i++)
        {
            _study.Begin();
            _study.Report(i, 1, i);
        }

        _study.Begin();
        _study.Machine.Pause();
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 2, 0));
        Assert.Equal((0, TrialState.Queued, 3), Describe(_study.Machine.Find(0)));
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 2, 0));
        Assert.Null(_study.Machine.DispatchExisting());
        _study.Machine.Resume();
        Assert.Equal(TrialState.Running, _study.Machine.Begin(0, "silo", _study.Now).State);
    }

    [Fact]
    public void While_the_study_is_paused_a_trial_at_its_rung_waits_there()
    {
        _study.Begin();
        _study.Machine.Pause();
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 1, 0.5));
        Assert.Equal(TrialState.Paused, _study.Machine.Find(0).State);
    }

    [Fact]
    public void A_net_that_diverged_is_a_fact_and_not_a_fault()
    {
        _study.Begin();
        Assert.Equal(ReportDecision.Pause, _study.Report(0, 1, double.NaN));
        Assert.Empty(_study.Machine.Best);
    }

    [Fact]
    public void Enqueued_trials_are_dispatched_before_new_ones()
    {
        _study.Enqueue(null, 0.1);
        Assert.Equal(0, _study.Machine.Dispatched);
        Assert.Equal((0, TrialState.Queued, 1), Describe(_study.Machine.DispatchExisting()!));
        Assert.Null(_study.Machine.DispatchExisting());
        Assert.Equal(1, _study.Machine.Dispatched);
    }

    [Fact]
    public void Workers_from_outside_are_refused()
    {
        var refusal = Assert.Throws<StudyException>(_study.Machine.RequireExternal);
        Assert.Equal(RefusalCodes.StudyIsManaged, refusal.Code);
    }

    private static (int Number, TrialState State, int Target) Describe(Trial trial) => (trial.Number, trial.State, trial.Target);
}
