using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling;

public class GpSamplerTests
{
    private static readonly ISamplerFactory Gp = SamplerCatalog.Default.Find("gp")!;
    private static readonly ISamplerFactory Random = SamplerCatalog.Default.Find("random")!;

    private static readonly Problem Bowl = new(
        "bowl",
        new SearchSpace([new FloatParameter("x", -2, 3), new FloatParameter("y", 1e-4, 1, log: true), new IntParameter("n", 1, 30)]),
        p => Math.Pow(p.GetDouble("x") - 0.7, 2) + Math.Pow(Math.Log10(p.GetDouble("y")) + 2.5, 2) + (0.01 * Math.Pow(p.GetDouble("n") - 12, 2)));

    [Fact]
    public void It_converges_on_a_smooth_function_for_most_seeds()
    {
        var regrets = Enumerable.Range(0, 5).Select(seed => Run(Bowl, Gp, seed, 35, 1)).ToList();
        Assert.True(regrets.Count(r => r < 1e-3) >= 4, string.Join(", ", regrets));
    }

    [Fact]
    public void A_settled_search_goes_on_to_the_last_digits()
    {
        // Its least value is 0, at (0.71, 0.2).
        var valley = new Problem(
            "valley",
            new SearchSpace([new FloatParameter("x", -2, 3), new FloatParameter("y", -2, 3)]),
            p =>
            {
                double x = p.GetDouble("x") - 0.71;
                double y = p.GetDouble("y") - 0.2;
                return Math.Exp(x) - x - 1 + Math.Pow(y - (0.3 * x), 2);
            });
        var regrets = Enumerable.Range(0, 5).Select(seed => Run(valley, Gp, seed, 60, 1)).Order().ToList();
        Assert.True(regrets[2] < 3e-9, string.Join(", ", regrets));
    }

    [Fact]
    public void Twenty_trials_in_flight_still_converge()
    {
        var regrets = Enumerable.Range(0, 3).Select(seed => Run(Bowl, Gp, seed, 80, 20)).ToList();
        Assert.True(regrets.Count(r => r < 1e-2) >= 2, string.Join(", ", regrets));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Twenty_trials_in_flight_come_as_far_as_two_thirds_as_many_one_by_one(bool inBatches)
    {
        double[] Regrets(int trials, int running) => [.. Enumerable.Range(0, 5).Select(seed => Run(Bowl, Gp, seed, trials, running, inBatches)).Order()];
        double parallel = Regrets(90, 20)[2];
        double sequential = Regrets(60, 1)[2];
        // Digits beyond the seventh are luck.
        Assert.True(parallel <= 3 * Math.Max(1e-7, sequential), $"{parallel}, one by one {sequential}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Trials_in_flight_do_not_huddle(int objectives)
    {
        var study = new ConformanceStudy(Gp, Bowl.Space, objectives);
        study.Run(20, p => [.. Enumerable.Range(0, objectives).Select(i => i == 0 ? Bowl.Evaluate(p) : p.GetDouble("x"))]);
        var units = study.AskAll(20).Select(number => Bowl.Space.ToUnit(study.Trials[number].Parameters)).ToList();
        int close = units.Where((a, i) => units.Take(i).Any(b => a.Zip(b, (x, y) => Math.Abs(x - y)).Max() < 1e-4)).Count();
        Assert.True(close <= 10, $"{close} of 20 trials hardly differ from another one.");
    }

    [Fact]
    public void Trials_stopped_at_rungs_inform_it()
    {
        // Six dimensions, and the budget of 20 full trainings.
        var hartmann = ProblemReader.Read(Path.Combine(AppContext.BaseDirectory, "Anchors", "problems.json")).Single(p => p.Name == "hartmann6");
        double[] Regrets(ISamplerFactory factory, bool halves) =>
            [.. Enumerable.Range(0, 5).Select(seed => new LearningCurveStudy(hartmann, factory, (ulong)seed, halves: halves).Run(20 * 27)).Order()];
        double both = Regrets(Gp, halves: true)[2];
        double halvingAlone = Regrets(Random, halves: true)[2];
        double modelAlone = Regrets(Gp, halves: false)[2];
        Assert.True(both < halvingAlone && both < modelAlone, $"{both}, halving alone {halvingAlone}, model alone {modelAlone}");
    }

    [Fact]
    public void Points_that_break_a_constraint_are_avoided()
    {
        var study = SumWithConstraint((x, y) => 0.8 - x - (0.5 * y));

        // The optimum is x = 0.8, y = 0.
        var best = study.Trials.Where(t => t.Constraints[0] <= 0).Min(t => t.Told[0]);
        Assert.InRange(best, 0.8 - 1e-9, 0.81);
        Assert.True(study.Trials.Skip(20).Count(t => t.Constraints[0] < 0.05) >= 15);
    }

    [Fact]
    public void Points_where_a_constraint_cannot_be_measured_are_avoided_and_never_the_incumbent()
    {
        var study = SumWithConstraint((x, y) => x + (0.5 * y) >= 0.8 ? -1 : double.NaN);

        Assert.InRange(study.Trials.Where(t => t.Constraints[0] <= 0).Min(t => t.Told[0]), 0.8, 0.83);
        Assert.InRange(study.Trials.Skip(20).Count(t => t.Constraints[0] <= 0), 5, 20);
    }

    [Fact]
    public void A_few_trials_that_failed_for_other_reasons_do_not_spoil_the_search()
    {
        var study = new ConformanceStudy(Gp, new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]));
        for (int i = 0; i < 40; i++)
        {
            int number = study.Ask();
            var p = study.Trials[number].Parameters;
            if (i % 8 == 3)
                study.Become(number, TrialState.Failed);
            else
                study.Complete(number, Math.Pow(p.GetDouble("x") - 0.3, 2) + Math.Pow(p.GetDouble("y") - 0.8, 2));
        }

        Assert.InRange(study.Trials.Where(t => !t.Told.IsEmpty).Min(t => t.Told[0]), 0, 1e-5);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e8)]
    [InlineData(1e30)]
    public void Losses_of_another_order_of_magnitude_do_not_hide_the_differences_between_the_others(double diverged)
    {
        var study = new ConformanceStudy(Gp, new SearchSpace([.. "xyz".Select(name => new FloatParameter($"{name}", 0, 1))]));
        study.Run(40, p => [p.GetDouble("x") > 0.7
            ? diverged * (1 + p.GetDouble("y"))
            : -Math.Exp(-10 * "xyz".Sum(name => Math.Pow(p.GetDouble($"{name}") - 0.35, 2)))]);
        Assert.InRange(study.Trials.Min(t => t.Told[0]), -1, -0.999);
    }

    [Fact]
    public void Two_objectives_spread_over_the_front()
    {
        var study = new ConformanceStudy(Gp, new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]), objectives: 2);
        for (int i = 0; i < 35; i++)
        {
            int number = study.Ask();
            double x = study.Trials[number].Parameters.GetDouble("x");
            double y = study.Trials[number].Parameters.GetDouble("y");
            study.Complete(number, (x * x) + (y * y), -((x - 1) * (x - 1)) - (y * y));
        }

        // The front is y = 0: the area that 0 ≤ x ≤ 1 dominates up to (1, 1) is 5/6.
        double volume = Core.Analysis.Hypervolume.Of(study.Trials.Select(t => new[] { t.Told[0], -t.Told[1] }), [1, 1]);
        Assert.InRange(volume, 0.75, 5.0 / 6);
    }

    [Fact]
    public void A_long_history_is_answered_from_a_part_of_it()
    {
        var space = ConformanceSpaces.All["mixed"];
        var wide = new SearchSpace([.. space.Parameters, new FloatParameter("z", 0, 1)]);
        var study = new ConformanceStudy(Gp, wide);
        foreach (int i in Enumerable.Range(0, 2000))
        {
            var point = wide.FromUnit([i * 0.618 % 1, i * 0.414 % 1, i * 0.732 % 1, i * 0.236 % 1, i * 0.317 % 1]);
            study.Add(point, TrialState.Completed, ConformanceSpaces.Loss(wide, point));
        }

        double before = study.Trials.Min(t => t.Told[0]);
        for (int i = 0; i < 6; i++)
        {
            int number = study.Ask();
            study.Complete(number, ConformanceSpaces.Loss(wide, study.Trials[number].Parameters));
        }

        Assert.True(study.Trials.Min(t => t.Told[0]) < 0.5 * before);
    }

    // Forty trials of x + y.
    private static ConformanceStudy SumWithConstraint(Func<double, double, double> constraint)
    {
        var study = new ConformanceStudy(Gp, new SearchSpace([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]), constraints: 1);
        for (int i = 0; i < 40; i++)
        {
            int number = study.Ask();
            double x = study.Trials[number].Parameters.GetDouble("x");
            double y = study.Trials[number].Parameters.GetDouble("y");
            study.Complete(number, x + y, [constraint(x, y)]);
        }

        return study;
    }

    private static double Run(Problem problem, ISamplerFactory factory, int seed, int trials, int running, bool inBatches = false)
    {
        var study = new SimulatedStudy(problem, factory, (ulong)seed, trials);
        study.Run(running, inBatches);
        return study.Regrets[^1];
    }
}
