using OrleansTune.Core.Analysis;
using OrleansTune.Core.Sampling.Ranking;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>A study's observations, parted into the good ones, with weights, and the others.</summary>
internal sealed class TpeSplit
{
    // The share γ of the observations that is good, and the most there are: with more, the density would not close in on the best.
    private const double Gamma = 0.15;
    private const int MostGood = 25;

    // A larger bad group is thinned evenly over the trials: the density stays as it is, and suggesting costs no more.
    private const int MostBad = 400;

    private TpeSplit(List<Evaluation> good, double[] weights, List<Evaluation> bad, double badWeight)
    {
        Good = good;
        GoodWeights = weights;
        Bad = bad;
        BadWeight = badWeight;
    }

    /// <summary>The good observations.</summary>
    public List<Evaluation> Good { get; }

    /// <summary>Their weights, 1 on average.</summary>
    public double[] GoodWeights { get; }

    /// <summary>The others, or an even selection of them.</summary>
    public List<Evaluation> Bad { get; }

    /// <summary>How many observations each of <see cref="Bad"/> stands for.</summary>
    public double BadWeight { get; }

    /// <summary>Parts observations, some of which are measured.</summary>
    public static TpeSplit Of(List<Evaluation> evaluations)
    {
        int measured = evaluations.Count(e => e.IsMeasured);
        int wanted = Math.Clamp((int)Math.Ceiling(Gamma * measured), Math.Min(2, measured), MostGood);
        var good = EvaluationOrder.Best(evaluations, wanted);
        var isGood = good.ToHashSet();
        var bad = evaluations.Where(e => !isGood.Contains(e)).ToList();
        var thinned = EvenSelection.Of(bad, MostBad);
        return new(good, Weights(good), thinned, bad.Count / (double)Math.Max(1, thinned.Count));
    }

    private static double[] Weights(List<Evaluation> good)
    {
        // By rank, as evolution strategies weigh parents: that a point is good says less than how good it is, and ranks do not depend on scale.
        double[] weights = [.. Enumerable.Range(1, good.Count).Select(i => Math.Log(good.Count + 1) - Math.Log(i))];
        if (good[0].Losses.Length > 1 && good.All(e => e.IsComparable))
        {
            // Of several objectives the hypervolume that only this point dominates (Ozaki et al. 2020); none counts for nothing.
            double[] own = Hypervolume.Contributions([.. good.Select(e => e.Losses)], EvaluationOrder.Reference(good));
            double least = own.Max() > 0 ? 0.1 * own.Max() : 1;
            weights = [.. own.Select(w => w + least)];
        }

        double mean = weights.Average();
        return [.. weights.Select(w => w / mean)];
    }
}
