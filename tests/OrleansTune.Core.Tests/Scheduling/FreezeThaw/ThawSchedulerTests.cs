using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Scheduling.FreezeThaw;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling.FreezeThaw;

/// <summary>Freeze–thaw scheduling with rungs 1, 3, 9.</summary>
public class ThawSchedulerTests
{
    private readonly SimulatedStudy _study = Study(SchedulerMode.Promotion);

    [Fact]
    public void Until_four_trials_were_measured_new_ones_are_started()
    {
        for (int i = 0; i < 3; i++)
            _study.StartAndReport(1, i);
        Assert.Null(_study.Scheduler.NextPromotion(canStartNew: true));
        Assert.NotNull(_study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void The_trial_that_stands_out_goes_on()
    {
        foreach (double value in new[] { 5, 5.5, 6, 1, 5.2, 6.5, 7, 5.9 })
            _study.StartAndReport(1, value);
        Assert.Equal(new Promotion(3, 3), _study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void Rather_than_a_hopeless_trial_a_new_one_goes_on()
    {
        // Trials end where they begin, and those that wait began badly.
        for (int i = 0; i < 8; i++)
        {
            int number = _study.StartAndReport(1, 1 + (0.1 * i)) == ReportDecision.Pause ? i : throw new InvalidOperationException();
            _study.Resume(new(number, 9));
            _study.Report(number, 3, 1 + (0.1 * i));
            _study.Report(number, 9, 1 + (0.1 * i));
        }

        for (int i = 0; i < 4; i++)
            _study.StartAndReport(1, 9 + i);
        Assert.Null(_study.Scheduler.NextPromotion(canStartNew: true));
        Assert.Null(_study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void When_no_trial_can_be_started_the_best_is_trained_to_the_end_and_one_that_diverged_is_not()
    {
        _study.StartAndReport(1, 2);
        _study.StartAndReport(1, 1);
        int last = _study.Start();
        _study.Report(last, 1, double.NaN);
        int running = _study.Start();
        var early = _study.Scheduler.NextPromotion(canStartNew: false);
        _study.Become(running, TrialState.Failed);
        while (_study.Scheduler.NextPromotion(canStartNew: false) is { } promotion)
        {
            _study.Resume(promotion);
            _study.Report(promotion.Number, promotion.Target, promotion.Number == 1 ? 0.5 : 2);
        }

        Assert.NotEqual(last, early?.Number);
        Assert.Equal(TrialState.Completed, _study.Trials[1].State);
        Assert.Equal(TrialState.Paused, _study.Trials[last].State);
    }

    [Fact]
    public void A_trial_that_cannot_be_resumed_goes_on_while_it_is_the_best_and_stops_when_a_new_one_promises_more()
    {
        var study = Study(SchedulerMode.Stopping);
        for (int i = 0; i < 8; i++)
        {
            int number = study.Start();
            Assert.Equal(ReportDecision.Continue, study.Report(number, 1, 5 - (0.1 * i)));
            study.Report(number, 9, 5 - (0.1 * i));
        }

        Assert.Equal(ReportDecision.Stop, study.StartAndReport(1, 20));
        Assert.Equal(ReportDecision.Continue, study.StartAndReport(1, 1));
        Assert.Equal(ReportDecision.Stop, study.StartAndReport(1, double.NaN));
    }

    private static SimulatedStudy Study(SchedulerMode mode)
    {
        var spec = SimulatedStudy.Spec(new() { Name = "thaw", MinResource = 1, MaxResource = 9, Eta = 3, Mode = mode });
        return new(spec, new ThawFactory().Create(spec));
    }
}
