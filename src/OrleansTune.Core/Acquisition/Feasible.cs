using OrleansTune.Core.Numerics;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>Weighs an acquisition by the probability that every constraint holds (Gardner et al. 2014), all as logarithms.</summary>
/// <param name="inner">The acquisition; null while nothing feasible is known: then the probability alone counts.</param>
/// <param name="constraints">A surrogate per constraint, with the value at which it is just met.</param>
internal sealed class Feasible(IAcquisition? inner, IReadOnlyList<(SurrogateModel Model, double Limit)> constraints) : IAcquisition
{
    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        scores.Clear();
        inner?.Score(points, scores);
        var means = new double[points.Count];
        var variances = new double[points.Count];
        foreach (var (model, limit) in constraints)
        {
            model.Predict(points, means, variances);
            for (int i = 0; i < points.Count; i++)
                scores[i] += NormalDistribution.LogCumulative((limit - means[i]) / Math.Sqrt(variances[i]));
        }
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        double score = inner?.Score(point, gradient) ?? 0;
        var byMean = new double[gradient.Length];
        var byVariance = new double[gradient.Length];
        foreach (var (model, limit) in constraints)
        {
            var (mean, variance) = model.Predict(point, byMean, byVariance);
            double deviation = Math.Sqrt(variance);
            double z = (limit - mean) / deviation;
            double log = NormalDistribution.LogCumulative(z);
            score += log;
            double slope = Math.Exp(NormalDistribution.LogDensity(z) - log);
            for (int d = 0; d < gradient.Length; d++)
                gradient[d] += slope * ((-byMean[d] / deviation) - (z * byVariance[d] / (2 * variance)));
        }

        return score;
    }
}
