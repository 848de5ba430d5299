using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Ranking;

public class EvaluationsTests
{
    [Fact]
    public void Trials_are_compared_at_the_highest_resource_that_enough_reached()
    {
        var study = FiveTrained();
        Assert.Equal([4, 3, 2, 1, 0], Order(study, enough: 1));
        Assert.Equal([1, 3, 4, 2, 0], Order(study, enough: 5));
    }

    [Fact]
    public void Trials_below_that_resource_rank_by_what_those_that_reached_it_let_expect()
    {
        var study = FiveTrained();
        Assert.Equal([1, 3, 4, 2, 0], Order(study, enough: 3));
        double[] losses = [.. new Evaluations().Of(study.Context, 3, out _).Select(e => Math.Round(e.Losses[0], 9))];
        Assert.Equal([0.87, 0.07, 0.67, 0.57, 0.62], losses);
    }

    [Fact]
    public void Where_the_first_steps_tell_nothing_those_left_there_are_expected_to_be_average()
    {
        var study = Study();
        Crossing(study, 0.5, 0.3);
        Crossing(study, 0.6, 0.2);
        Crossing(study, 0.7, 0.1);
        Trained(study, 1, 0.01);
        Assert.Equal(0.2, new Evaluations().Of(study.Context, 3, out _)[3].Losses[0], 9);
    }

    [Fact]
    public void Infeasible_trials_rank_behind_by_violation_and_failed_ones_last()
    {
        var study = new ConformanceStudy(new Core.Sampling.Designs.RandomSamplerFactory(), ConformanceSpaces.All["many kinds"], constraints: 2);
        foreach (var (value, constraints) in new (double, double[])[] { (1, [3, -1]), (9, [-1, 0]), (double.NaN, [0, 0]), (0, [1, 1]), (5, [-1, -1]), (2, []) })
        {
            int number = study.BeginAt(ConformanceSpaces.Point(study.Spec.Space, study.Trials.Count));
            study.Complete(number, value);
            study.Constrain(number, constraints);
        }

        Assert.Equal([4, 1, 3, 0, 5, 2], Order(study, enough: 1));
    }

    [Fact]
    public void Trials_without_a_measurement_are_pending_and_stopped_ones_tell_nothing()
    {
        var study = Study();
        foreach (var state in new[] { TrialState.Running, TrialState.Queued, TrialState.Paused, TrialState.Stopped, TrialState.Failed })
            study.Become(study.BeginAt(ConformanceSpaces.Point(study.Spec.Space, study.Trials.Count)), state);
        var evaluations = new Evaluations().Of(study.Context, 1, out var pending);
        Assert.Equal([0, 1, 2], pending.Select(t => t.Number));
        Assert.Equal(4, Assert.Single(evaluations).Trial.Number);
        Assert.False(evaluations[0].IsMeasured);
    }

    [Fact]
    public void The_best_of_several_objectives_are_whole_fronts_and_a_spread_part_of_the_next()
    {
        var study = new ConformanceStudy(new Core.Sampling.Designs.RandomSamplerFactory(), ConformanceSpaces.All["many kinds"], objectives: 2);
        double[][] values = [[0, 10], [5, 5], [10, 0], [5.1, 5.1], [0.1, 10.5], [10.5, 0.1], [20, 20]];
        foreach (double[] v in values)
            study.Complete(study.BeginAt(ConformanceSpaces.Point(study.Spec.Space, study.Trials.Count)), v[0], -v[1]);
        var evaluations = new Evaluations().Of(study.Context, 1, out _);
        Assert.Equal([0, 1, 2], EvaluationOrder.Best(evaluations, 3).Select(e => e.Trial.Number).Order());
        Assert.Equal([0, 1, 2, 3], EvaluationOrder.Best(evaluations, 4).Select(e => e.Trial.Number).Order());
        Assert.Equal(6, EvaluationOrder.Best(evaluations, 6).Count);
    }

    private static ConformanceStudy Study() =>
        new(new Core.Sampling.Designs.RandomSamplerFactory(), ConformanceSpaces.All["many kinds"]) { MaxResource = 9 };

    private static ConformanceStudy FiveTrained()
    {
        var study = Study();
        Trained(study, 1, 0.9);
        Trained(study, 1, 0.1);
        Trained(study, 3, 0.7);
        Trained(study, 3, 0.6);
        Trained(study, 9, 0.65);
        return study;
    }

    // The loss falls by 0.01 with every step.
    private static void Trained(ConformanceStudy study, int steps, double loss)
    {
        int number = study.BeginAt(ConformanceSpaces.Point(study.Spec.Space, study.Trials.Count));
        for (int step = 1; step <= steps; step++)
            study.Report(number, step, loss - (0.01 * step));
        study.Become(number, steps == 9 ? TrialState.Completed : TrialState.Paused);
    }

    // The worse it begins, the better it ends.
    private static void Crossing(ConformanceStudy study, double first, double third)
    {
        int number = study.BeginAt(ConformanceSpaces.Point(study.Spec.Space, study.Trials.Count));
        study.Report(number, 1, first);
        study.Report(number, 3, third);
        study.Become(number, TrialState.Paused);
    }

    private static int[] Order(ConformanceStudy study, int enough) =>
        [.. EvaluationOrder.Sorted(new Evaluations().Of(study.Context, enough, out _)).Select(e => e.Trial.Number)];
}
