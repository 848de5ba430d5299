using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class MedianSchedulerTests
{
    private readonly SimulatedStudy _study = Study(Direction.Minimize);

    [Fact]
    public void A_trial_whose_best_is_worse_than_the_median_of_the_averages_is_stopped()
    {
        // Averages at step 2: 1, 2, 3, 4, 5.
        for (int i = 1; i <= 5; i++)
            Curve(_study, i + 1, i - 1);
        Assert.Equal(ReportDecision.Continue, Curve(_study, 9, 3));
        Assert.Equal(ReportDecision.Stop, Curve(_study, 9, 5));
    }

    [Fact]
    public void Larger_is_better_when_the_direction_says_so()
    {
        var study = Study(Direction.Maximize);
        for (int i = 1; i <= 5; i++)
            Curve(study, i, i);
        Assert.Equal(ReportDecision.Stop, Curve(study, 1, 1));
        Assert.Equal(ReportDecision.Continue, Curve(study, 6, 6));
    }

    [Fact]
    public void Nobody_is_stopped_before_the_least_resource()
    {
        for (int i = 1; i <= 9; i++)
            Assert.Equal(ReportDecision.Continue, _study.StartAndReport(1, i));
    }

    [Fact]
    public void Nobody_is_stopped_until_five_others_were_there()
    {
        for (int i = 1; i <= 5; i++)
            Assert.Equal(ReportDecision.Continue, Curve(_study, i, i));
        Assert.Equal(ReportDecision.Stop, Curve(_study, 6, 6));
    }

    [Fact]
    public void A_failed_trial_is_no_longer_compared_with()
    {
        for (int i = 1; i <= 5; i++)
            Curve(_study, i, i);
        _study.Become(0, TrialState.Failed);
        Assert.Equal(ReportDecision.Continue, Curve(_study, 6, 6));
    }

    [Fact]
    public void NaN_is_worse_than_any_median_of_numbers()
    {
        for (int i = 1; i <= 5; i++)
            Curve(_study, i, i);
        Assert.Equal(ReportDecision.Stop, Curve(_study, double.NaN, double.NaN));
    }

    [Fact]
    public void At_the_end_nobody_is_stopped()
    {
        for (int i = 1; i <= 9; i++)
            Assert.Equal(ReportDecision.Continue, _study.StartAndReport(100, i));
    }

    [Fact]
    public void A_leap_is_judged_at_the_last_checkpoint_that_it_passed()
    {
        for (int i = 1; i <= 5; i++)
            _study.StartAndReport(60, i);
        Assert.Equal(ReportDecision.Stop, _study.StartAndReport(61, 6));
        Assert.Equal(ReportDecision.Continue, _study.StartAndReport(61, 0));
    }

    /// <summary>A trial with two measurements.</summary>
    private static ReportDecision Curve(SimulatedStudy study, double first, double second)
    {
        int number = study.Start();
        Assert.Equal(ReportDecision.Continue, study.Report(number, 1, first));
        return study.Report(number, 2, second);
    }

    private static SimulatedStudy Study(Direction direction)
    {
        var spec = SimulatedStudy.Spec(new() { Name = "median", MinResource = 2, MaxResource = 100 }, direction);
        return new(spec, new MedianFactory().Create(spec));
    }
}
