using CsCheck;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

/// <summary>The promotion variant of successive halving, with rungs 1, 3, 9 unless said otherwise.</summary>
public class PromotionTests
{
    private const int Eta = 3;
    private static readonly int[] Levels = [1, 3, 9];

    [Fact]
    public void A_trial_pauses_at_each_rung_but_the_last()
    {
        var study = Study();
        int trial = study.Start();

        Assert.Equal(ReportDecision.Pause, study.Report(trial, 1, 0));
        study.Resume(new(trial, 3));
        Assert.Equal(ReportDecision.Continue, study.Report(trial, 2, 0));
        Assert.Equal(ReportDecision.Pause, study.Report(trial, 3, 0));
        study.Resume(new(trial, 9));
        Assert.Equal(ReportDecision.Continue, study.Report(trial, 4, 0));
        Assert.Equal(ReportDecision.Continue, study.Report(trial, 9, 0));
    }

    [Fact]
    public void The_best_third_of_a_rung_is_promoted_when_it_is_known()
    {
        var study = Study();
        study.StartAndReport(1, 5);
        study.StartAndReport(1, 4);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));

        study.StartAndReport(1, 6);
        Assert.Equal(new Promotion(1, 3), study.Scheduler.NextPromotion(canStartNew: true));
        Assert.Equal(new Promotion(1, 3), study.Scheduler.NextPromotion(canStartNew: true));

        study.Resume(new(1, 3));
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void The_highest_rung_goes_first()
    {
        var study = Study();
        for (int i = 0; i < 9; i++)
            study.StartAndReport(1, i);
        for (int i = 0; i < 3; i++)
        {
            study.Resume(new(i, 3));
            study.Report(i, 3, i);
        }

        study.StartAndReport(1, -3);
        study.StartAndReport(1, -2);
        study.StartAndReport(1, -1);
        Assert.Equal(new Promotion(0, 9), study.Scheduler.NextPromotion(canStartNew: true));

        study.Resume(new(0, 9));
        Assert.Equal(new Promotion(9, 3), study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void Larger_is_better_when_the_direction_says_so()
    {
        var study = Study(Direction.Maximize);
        foreach (double value in new[] { 1, 3, 2.0 })
            study.StartAndReport(1, value);
        Assert.Equal(1, study.Scheduler.NextPromotion(canStartNew: true)!.Value.Number);
    }

    [Fact]
    public void Ties_go_to_the_earlier_trial()
    {
        var study = Study();
        for (int i = 0; i < 3; i++)
            study.StartAndReport(1, 1);
        Assert.Equal(0, study.Scheduler.NextPromotion(canStartNew: true)!.Value.Number);
    }

    [Fact]
    public void A_trial_that_measured_only_NaN_counts_as_worst_and_is_never_promoted()
    {
        var study = Study();
        study.StartAndReport(1, double.NaN);
        study.StartAndReport(1, 5);
        study.StartAndReport(1, double.NaN);
        Assert.Equal(1, study.Scheduler.NextPromotion(canStartNew: true)!.Value.Number);

        study.Become(1, TrialState.Failed);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void The_value_at_a_rung_is_the_best_up_to_the_first_measurement_from_there_on()
    {
        var study = new SimulatedStudy(Spec(5, 15, 3), new AshaFactory().Create(Spec(5, 15, 3)));
        int first = study.Start();
        study.Report(first, 2, 1);
        study.Report(first, 6, 9);
        study.StartAndReport(5, 2);
        study.StartAndReport(5, 3);
        Assert.Equal(new Promotion(first, 15), study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void A_trial_that_leaps_over_a_rung_is_recorded_at_both()
    {
        var study = Study();
        int leaper = study.Start();
        Assert.Equal(ReportDecision.Pause, study.Report(leaper, 4, 0));
        study.StartAndReport(4, 1);
        study.StartAndReport(4, 2);

        Assert.Equal(new Promotion(leaper, 9), study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void A_failed_trial_leaves_its_rungs_and_another_takes_its_place()
    {
        var study = Study();
        for (int i = 0; i < 4; i++)
            study.StartAndReport(1, i);
        study.Resume(new(0, 3));
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));

        study.Become(0, TrialState.Failed);
        Assert.Equal(new Promotion(1, 3), study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void Stopped_trials_are_compared_with_but_not_promoted()
    {
        var study = Study();
        for (int i = 0; i < 3; i++)
            study.StartAndReport(1, i);
        study.Become(0, TrialState.Stopped);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void Imported_curves_are_compared_with_and_take_no_promotion_away()
    {
        var study = Study();
        int first = study.Start();
        for (int i = 0; i < 4; i++)
            study.Import((1, 7), (9, 6));
        study.Report(first, 1, 8);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));

        study.StartAndReport(1, 5);
        Assert.Equal(new Promotion(5, 3), study.Scheduler.NextPromotion(canStartNew: true));
    }

    [Fact]
    public void When_no_trial_can_be_started_the_best_of_too_few_is_trained_to_the_end()
    {
        var study = Study();
        study.StartAndReport(1, 2);
        study.StartAndReport(1, 1);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: true));
        Assert.Equal(new Promotion(1, 3), study.Scheduler.NextPromotion(canStartNew: false));

        study.Resume(new(1, 3));
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: false));
        study.Report(1, 3, 1);
        Assert.Equal(new Promotion(1, 9), study.Scheduler.NextPromotion(canStartNew: false));

        study.Resume(new(1, 9));
        study.Report(1, 9, 1);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void The_finishing_rule_waits_for_trials_in_training()
    {
        var study = Study();
        study.StartAndReport(1, 2);
        int second = study.Start();
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: false));

        study.Become(second, TrialState.Queued);
        Assert.Null(study.Scheduler.NextPromotion(canStartNew: false));

        study.Become(second, TrialState.Failed);
        Assert.Equal(new Promotion(0, 3), study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void Imported_results_do_not_count_as_finished()
    {
        var study = Study();
        study.Import((9, 0));
        study.StartAndReport(1, 2);
        Assert.Equal(new Promotion(1, 3), study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void If_the_finisher_fails_the_next_best_takes_its_place()
    {
        var study = Study();
        study.StartAndReport(1, 2);
        study.StartAndReport(1, 1);
        study.Resume(new(1, 3));
        study.Become(1, TrialState.Failed);
        Assert.Equal(new Promotion(0, 3), study.Scheduler.NextPromotion(canStartNew: false));
    }

    [Fact]
    public void A_rung_never_promotes_more_than_its_share_nor_a_trial_twice() =>
        Gen.Select(Gen.Int[1, 120], Gen.Int[1, 8], Gen.ULong, Gen.Bool).Sample((trials, workers, seed, improving) =>
        {
            var random = new RandomStream(seed);
            var watched = new PromotionWatch(new AshaFactory().Create(Spec(1, 9, Eta)), Levels, Eta);
            var study = new SimulatedStudy(Spec(1, 9, Eta), watched);
            study.Run(trials, workers, (number, step) => improving ? -number : random.Next(10) - step, random);
            Assert.True(trials < 2 * Eta || watched.Seen > 0);
        });

    [Fact]
    public void Random_order_promotes_nearly_the_full_share()
    {
        var random = new RandomStream(5);
        var study = Study();
        study.Run(900, 8, (number, step) => RandomStream.For(7, "value", number).NextDouble(), random);

        Assert.InRange(study.Trials.Count(t => t.Target > 1), 295, 300);
        Assert.InRange(study.Trials.Count(t => t.State == TrialState.Completed), 97, 100);
    }

    private static StudySpec Spec(int min, int max, int eta, Direction direction = Direction.Minimize) => SimulatedStudy.Spec(
        new() { Name = "asha", MinResource = min, MaxResource = max, Eta = eta, Mode = SchedulerMode.Promotion }, direction);

    private static SimulatedStudy Study(Direction direction = Direction.Minimize)
    {
        var spec = Spec(1, 9, Eta, direction);
        return new(spec, new AshaFactory().Create(spec));
    }
}
