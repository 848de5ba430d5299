using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

/// <summary>The stopping variant of successive halving, with rungs 1, 3, 9.</summary>
public class StoppingTests
{
    private readonly SimulatedStudy _study;

    public StoppingTests()
    {
        var spec = SimulatedStudy.Spec(new() { Name = "asha", MinResource = 1, MaxResource = 9, Eta = 3, Mode = SchedulerMode.Stopping });
        _study = new(spec, new AshaFactory().Create(spec));
    }

    [Fact]
    public void Trials_may_run_to_the_end_from_the_start_and_are_never_resumed()
    {
        Assert.Equal(new TrialBudget(0, 9), _study.Scheduler.Admit(0));
        Assert.Null(_study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void The_first_and_every_better_one_goes_on()
    {
        Assert.Equal(ReportDecision.Continue, _study.StartAndReport(1, 5));
        Assert.Equal(ReportDecision.Stop, _study.StartAndReport(1, 6));
        Assert.Equal(ReportDecision.Continue, _study.StartAndReport(1, 4));
    }

    [Fact]
    public void Among_the_best_third_so_far_a_trial_goes_on()
    {
        foreach (double value in new double[] { 1, 5, 6, 7, 8 })
            _study.StartAndReport(1, value);
        Assert.Equal(ReportDecision.Continue, _study.StartAndReport(1, 3));
        Assert.Equal(ReportDecision.Stop, _study.StartAndReport(1, 4));
    }

    [Fact]
    public void Between_rungs_and_at_the_end_nobody_is_stopped()
    {
        int good = _study.Start();
        int bad = _study.Start();
        Assert.Equal(ReportDecision.Continue, _study.Report(bad, 1, 1));
        Assert.Equal(ReportDecision.Continue, _study.Report(good, 1, 0));
        Assert.Equal(ReportDecision.Continue, _study.Report(bad, 2, 1));
        Assert.Equal(ReportDecision.Continue, _study.Report(bad, 9, 1));
    }

    [Fact]
    public void A_leap_over_two_rungs_must_pass_both()
    {
        _study.StartAndReport(1, 5);
        Assert.Equal(ReportDecision.Stop, _study.StartAndReport(4, 6));
    }

    [Fact]
    public void NaN_is_stopped_even_when_it_comes_first() => Assert.Equal(ReportDecision.Stop, _study.StartAndReport(1, double.NaN));
}
