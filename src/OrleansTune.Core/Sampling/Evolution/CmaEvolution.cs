using System.Collections.Immutable;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Ranking;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>How a run of CMA-ES goes on from one generation to the next, and when it starts anew.</summary>
internal sealed class CmaEvolution(CmaAxes axes, Func<Evaluation, double[]> unitOf, ulong seed, int population)
{
    private const double InitialSigma = 0.3;

    // The best of a design narrow the search down; restarts look elsewhere.
    private const double WarmSigma = 0.12;


    // Narrower than this nobody can tell two hyperparameters apart.
    private const double Narrowest = 1e-6;
    private const double WorstCondition = 1e7;

    /// <summary>Before the first trial.</summary>
    public CmaRun Start() => new()
    {
        Lambda = population,
        LargeLambda = population,
        Categories = Uniform(),
    };

    /// <summary>How many trials the next generation takes.</summary>
    public static int Size(CmaRun run) => run.Lambda;

    /// <summary>The run after a generation.</summary>
    public CmaRun Advance(CmaRun run, List<Evaluation> generation)
    {
        var sorted = EvaluationOrder.Sorted(generation);
        run = run with
        {
            Categories = Learned(run, sorted),
            BestLosses = sorted[0].IsMeasured ? run.BestLosses.Add(sorted[0].Losses[0]) : run.BestLosses,
            SpentLarge = run.SpentLarge + (run.IsSmall ? 0 : generation.Count),
            SpentSmall = run.SpentSmall + (run.IsSmall ? generation.Count : 0),
        };
        if (axes.Numbers == 0)
            return run;
        if (run.Distribution is not { } distribution)
            return run with { Distribution = Warm(sorted) };
        var steps = sorted
            .Where(e => run.Before is not { } before || !BelongsTo(before, e))
            .Select(e => axes.StepTo(axes.NumbersOf(unitOf(e)), distribution.M)).ToList();
        if (steps.Count < 4)
            return run;
        var updated = distribution.Updated(steps, new CmaWeights(axes.Numbers, steps.Count));
        run = run with { Distribution = updated };
        return IsSpent(run, updated) ? Restart(run, updated) : run;
    }

    // The first generation is a design, or what users brought: start from the better third of it (Nomura et al. 2021).
    private CmaDistribution Warm(List<Evaluation> sorted)
    {
        int best = Math.Max(1, sorted.Count(e => e.IsMeasured) / 3);
        var mean = new double[axes.Numbers];
        for (int d = 0; d < mean.Length; d++)
        {
            double[] active = [.. sorted.Take(best).Select(e => axes.NumbersOf(unitOf(e))[d]).Where(x => !double.IsNaN(x))];
            mean[d] = active.Length > 0 ? active.Average() : 0.5;
        }

        return new(mean, WarmSigma);
    }

    private bool BelongsTo(CmaDistribution before, Evaluation evaluation)
    {
        var step = axes.StepTo(axes.NumbersOf(unitOf(evaluation)), before.M);
        return before.Length(step) < Math.Sqrt(axes.Numbers) + 4;
    }

    private bool IsSpent(CmaRun run, CmaDistribution distribution)
    {
        if (distribution.Widest < Narrowest || distribution.Condition > WorstCondition)
            return true;
        int window = 10 + (30 * axes.Numbers / run.Lambda);
        var recent = run.BestLosses.TakeLast(window).ToList();
        return recent.Count == window && recent.Max() - recent.Min() <= 1e-12 * Math.Max(1e-12, Math.Abs(recent[^1]));
    }

    // BIPOP (Hansen 2009): large populations double, small ones are of random size; whichever regime spent less goes next.
    private CmaRun Restart(CmaRun run, CmaDistribution spent)
    {
        var random = RandomStream.For(seed, "cmaes-restart", run.Restarts);
        bool isSmall = run.Restarts > 0 && run.SpentSmall < run.SpentLarge;
        int large = isSmall ? run.LargeLambda : 2 * run.LargeLambda;
        double share = random.NextDouble();
        int small = (int)(population * Math.Pow(0.5 * large / population, share * share));
        double[] mean = [.. Enumerable.Range(0, axes.Numbers).Select(_ => random.NextDouble())];
        return run with
        {
            Distribution = new(mean, isSmall ? InitialSigma * Math.Pow(10, -2 * random.NextDouble()) : InitialSigma),
            Before = spent,
            Lambda = isSmall ? Math.Max(small, population) : large,
            LargeLambda = large,
            IsSmall = isSmall,
            Restarts = run.Restarts + 1,
            Categories = Uniform(),
            BestLosses = [],
        };
    }

    private ImmutableArray<ImmutableArray<double>> Uniform() =>
        [.. axes.CategoryCounts.Select(count => Enumerable.Repeat(1.0 / count, count).ToImmutableArray())];

    // The probabilities follow how often the better half had a value; none falls so low that it would not be drawn in a few generations.
    private ImmutableArray<ImmutableArray<double>> Learned(CmaRun run, List<Evaluation> sorted)
    {
        const double rate = 0.4;
        var weights = new CmaWeights(Math.Max(1, axes.Numbers), sorted.Count);
        return [.. run.Categories.Select((before, c) =>
        {
            var seen = new double[before.Length];
            for (int i = 0; i < weights.Mu; i++)
            {
                int value = axes.CategoryOf(unitOf(sorted[i]), c);
                if (value >= 0)
                    seen[value] += weights.W[i];
            }

            double total = seen.Sum();
            double least = 1.0 / (2 * run.Lambda * before.Length);
            double[] p = [.. before.Select((b, v) => Math.Max(least, total > 0 ? ((1 - rate) * b) + (rate * seen[v] / total) : b))];
            double sum = p.Sum();
            return p.Select(v => v / sum).ToImmutableArray();
        })];
    }
}
