using OrleansTune.Core.Analysis;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling;

/// <summary>That samplers learn: over seeds, against random search at the same number of trials.</summary>
public class LearningTests
{
    private static readonly Problem Bowl = new("bowl", ConformanceSpaces.All["many kinds"], p => ConformanceSpaces.Loss(ConformanceSpaces.All["many kinds"], p));

    private static readonly SearchSpace Branches = new(
    [
        new CategoricalParameter("kind", [.. new[] { "a", "b", "c" }.Select(ParameterValue.Of)]),
        new FloatParameter("x", 0, 1, when: [new("kind", [ParameterValue.Of("a")])]),
        new FloatParameter("y", 0, 1, when: [new("kind", [ParameterValue.Of("b"), ParameterValue.Of("c")])]),
        new FloatParameter("z", 0, 1),
    ]);

    private static readonly Problem Conditional = new("branches", Branches, p =>
        (p.GetString("kind") == "a" ? Math.Pow(p.GetDouble("x") - 0.9, 2) : 0.3 + p.GetDouble("y")) + Math.Pow(p.GetDouble("z") - 0.2, 2));

    [Theory]
    [InlineData("tpe", 1)]
    [InlineData("tpe", 10)]
    [InlineData("cmaes", 1)]
    [InlineData("cmaes", 10)]
    [InlineData("nsga2", 1)]
    public void It_beats_random_search_on_a_mixed_bowl(string sampler, int parallel) =>
        Assert.True(Wins(Bowl, sampler, 80, parallel) >= 7);

    [Theory]
    [InlineData("tpe")]
    [InlineData("cmaes")]
    [InlineData("nsga2")]
    public void It_beats_random_search_on_a_conditional_space(string sampler) => Assert.True(Wins(Conditional, sampler, 80, 1) >= 7);

    [Theory]
    [InlineData("tpe")]
    [InlineData("cmaes")]
    [InlineData("nsga2")]
    public void It_comes_to_keep_the_constraints(string sampler)
    {
        // Feasible in a tenth of the space; the objective pulls away from it.
        var study = new ConformanceStudy(SamplerCatalog.Default.Find(sampler)!, new([new FloatParameter("x", 0, 1), new FloatParameter("y", 0, 1)]), constraints: 1);
        for (int i = 0; i < 120; i++)
        {
            int number = study.AskAll()[0];
            double x = study.Trials[number].Parameters.GetDouble("x");
            study.Complete(number, 1 - x + study.Trials[number].Parameters.GetDouble("y"));
            study.Constrain(number, x - 0.1);
        }

        int late = study.Trials.Skip(80).Count(t => t.Constraints[0] <= 0);
        Assert.True(late >= 12, $"{late} of the last 40 trials were feasible.");
        Assert.True(study.Trials.Where(t => t.Constraints[0] <= 0).Min(t => t.Told[0]) < 0.97);
    }

    [Theory]
    [InlineData("gp", true)]
    [InlineData("gp", false)]
    [InlineData("tpe", true)]
    [InlineData("cmaes", true)]
    [InlineData("nsga2", true)]
    public void It_comes_to_avoid_where_trials_fail(string sampler, bool isFailed)
    {
        // Half of the space fails, and the nearer to it the better.
        var study = new ConformanceStudy(SamplerCatalog.Default.Find(sampler)!, new([.. "xyz".Select(name => new FloatParameter($"{name}", 0, 1))]));
        for (int i = 0; i < 80; i++)
        {
            int number = study.AskAll()[0];
            var p = study.Trials[number].Parameters;
            if (p.GetDouble("x") <= 0.5)
                study.Complete(number, 0.5 - p.GetDouble("x") + Math.Pow(p.GetDouble("y") - 0.3, 2) + Math.Pow(p.GetDouble("z") - 0.6, 2));
            else if (isFailed)
                study.Become(number, TrialState.Failed);
            else
                study.Complete(number, double.NaN);
        }

        var ended = study.Trials.Where(t => t.Parameters.GetDouble("x") <= 0.5).ToList();
        Assert.True(ended.Count(t => t.Number >= 40) >= 15, $"{ended.Count(t => t.Number >= 40)} of the last 40 trials did not fail.");
        Assert.InRange(ended.Min(t => t.Told[0]), 0, sampler == "gp" ? 0.01 : 0.1);
    }

    [Theory]
    [InlineData("nsga2")]
    [InlineData("tpe")]
    public void Its_front_of_two_objectives_covers_more_than_that_of_random_search(string sampler)
    {
        double found = FrontVolume(sampler);
        double random = FrontVolume("random");
        Assert.True(found > random + 0.5, $"{sampler} {found}, random {random}");
    }

    [Fact]
    public void Tpe_learns_from_trials_that_never_got_to_the_last_rung()
    {
        int wins = 0;
        for (ulong seed = 0; seed < 6; seed++)
            wins += AtRungs("tpe", seed) < AtRungs("random", seed) ? 1 : 0;
        Assert.True(wins >= 5, $"{wins} of 6");
    }

    private static int Wins(Problem problem, string sampler, int trials, int parallel)
    {
        int wins = 0;
        for (ulong seed = 0; seed < 8; seed++)
            wins += Best(problem, sampler, seed, trials, parallel) < Best(problem, "random", seed, trials, parallel) ? 1 : 0;
        return wins;
    }

    private static double Best(Problem problem, string sampler, ulong seed, int trials, int parallel)
    {
        var study = new SimulatedStudy(problem, SamplerCatalog.Default.Find(sampler)!, seed, trials);
        study.Run(parallel);
        return study.Trials.Min(t => t.Told[0]);
    }

    // Every trial stops at step 1 of 9, and what it measured there is the bowl and some noise. The mean of the last 20 trials' bowls.
    private static double AtRungs(string sampler, ulong seed)
    {
        var factory = SamplerCatalog.Default.Find(sampler)!;
        var study = new ConformanceStudy(factory, Bowl.Space) { MaxResource = 9 };
        var random = new RandomStream(seed);
        for (int i = 0; i < 60; i++)
        {
            int number = study.AskAll()[0];
            study.Report(number, 1, Bowl.Evaluate(study.Trials[number].Parameters) + (0.05 * random.NextNormal()));
            study.Become(number, TrialState.Stopped);
        }

        return study.Trials.TakeLast(20).Average(t => Bowl.Evaluate(t.Parameters));
    }

    // ZDT1 (Zitzler, Deb and Thiele 2000) with 6 dimensions, its second objective maximised.
    private static double FrontVolume(string sampler)
    {
        var space = new SearchSpace([.. Enumerable.Range(0, 6).Select(i => new FloatParameter($"x{i}", 0, 1))]);
        var study = new ConformanceStudy(SamplerCatalog.Default.Find(sampler)!, space, objectives: 2);
        study.Run(200, p =>
        {
            double g = 1 + (9 * Enumerable.Range(1, 5).Average(i => p.GetDouble($"x{i}")));
            return [p.GetDouble("x0"), -g * (1 - Math.Sqrt(p.GetDouble("x0") / g))];
        });
        return Hypervolume.Of(study.Trials.Select(t => new[] { t.Told[0], -t.Told[1] }), [1.1, 6]);
    }
}
