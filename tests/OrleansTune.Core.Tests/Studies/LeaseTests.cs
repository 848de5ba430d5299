using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Studies;

public sealed class LeaseTests
{
    [Fact]
    public void A_lease_that_runs_out_puts_the_trial_back_and_the_next_worker_gets_it()
    {
        var study = new TestStudy();
        study.Ask(worker: "first");
        study.Pass(59);
        Assert.False(study.Machine.ExpireLeases(study.Now));
        study.Pass(1);
        Assert.True(study.Machine.ExpireLeases(study.Now));
        Assert.Equal(TrialState.Queued, study.Machine.Find(0).State);
        Assert.Null(study.Machine.NextDeadline());
        var again = study.Ask(worker: "second");
        Assert.Equal((0, "second", 2, 1), (again.Number, again.Worker, again.Attempts, again.Losses));
    }

    [Fact]
    public void After_as_many_losses_as_there_are_retries_the_next_one_fails_the_trial()
    {
        var study = new TestStudy();
        for (int loss = 0; loss < 3; loss++)
        {
            study.Ask(worker: "w");
            study.Pass(61);
            study.Machine.ExpireLeases(study.Now);
        }

        var trial = study.Machine.Find(0);
        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Equal("worker 'w' fell silent, the last of 3 workers lost", trial.Reason);
    }

    [Fact]
    public void Being_promoted_is_no_loss()
    {
        var study = new TestStudy(TestStudy.Rungs(SchedulerMode.Promotion) with { Lease = new() { Seconds = 60, Retries = 1 } });
        for (int i = 0; i < 3; i++)
            study.Report(study.Ask().Number, 1, value: i);
        var promoted = study.Ask();
        Assert.Equal((0, 2), (promoted.Number, promoted.Attempts));
        study.Pass(61);
        study.Machine.ExpireLeases(study.Now);
        Assert.Equal(TrialState.Queued, study.Machine.Find(promoted.Number).State);
    }

    [Fact]
    public void A_heartbeat_and_a_report_each_prolong_the_lease()
    {
        var study = new TestStudy();
        study.Ask();
        study.Pass(50);
        Assert.Equal(study.Now.AddSeconds(60), study.Machine.Heartbeat(0, study.Now).LeaseExpires);
        study.Pass(50);
        study.Report(0, 1, 0.5);
        Assert.Equal(study.Now.AddSeconds(60), study.Machine.NextDeadline());
        study.Pass(50);
        study.Report(0, 1, 0.7);
        Assert.Equal(study.Now.AddSeconds(60), study.Machine.NextDeadline());
    }

    [Fact]
    public void A_worker_that_comes_back_late_is_told_that_the_trial_is_no_longer_its_own()
    {
        var study = new TestStudy();
        study.Ask();
        study.Pass(61);
        study.Machine.ExpireLeases(study.Now);
        var refusal = Assert.Throws<StudyException>(() => study.Machine.Heartbeat(0, study.Now));
        Assert.Equal(RefusalCodes.TrialNotRunning, refusal.Code);
        Assert.Equal("Trial 0 is queued; 'report' needs a trial that is running.", refusal.Message);
    }

    [Fact]
    public void A_result_that_comes_before_anybody_noticed_that_the_lease_ran_out_counts()
    {
        var study = new TestStudy();
        study.Ask();
        study.Pass(61);
        Assert.Equal(TrialState.Completed, study.Tell(0, 0.5).State);
    }
}
