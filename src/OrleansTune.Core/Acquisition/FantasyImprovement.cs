using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>
/// Log of the improvement expected beyond the best of what is known and of what trials under way will tell, averaged over fantasies: joint draws of
/// their outcomes (Snoek, Larochelle and Adams 2012; greedy joint improvement, Wilson, Hutter and Deisenroth 2018).
/// </summary>
/// <param name="model">The surrogate, its open points drawn.</param>
/// <param name="thresholds">Per draw the value to improve on.</param>
internal sealed class FantasyImprovement(SurrogateModel model, double[] thresholds) : IAcquisition
{
    private readonly double[] _means = new double[thresholds.Length];
    private readonly double[] _logs = new double[thresholds.Length];
    private readonly double[] _byMean = new double[thresholds.Length];

    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        var variances = new double[points.Count];
        model.Predict(points, scores, variances);
        var means = model.PredictDraws(points, thresholds.Length);
        for (int i = 0; i < points.Count; i++)
        {
            double deviation = Math.Sqrt(variances[i]);
            for (int s = 0; s < _logs.Length; s++)
                _logs[s] = LogExpectedImprovement.At(means[i][s], deviation, thresholds[s]).Value;
            scores[i] = LogMean();
        }
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        Span<double> varianceGradient = stackalloc double[gradient.Length];
        Span<double> byDeviations = stackalloc double[thresholds.Length];
        double deviation = Math.Sqrt(model.Predict(point, gradient, varianceGradient).Variance);
        model.PredictDraws(point, _means);
        for (int s = 0; s < _logs.Length; s++)
            (_logs[s], _byMean[s], byDeviations[s]) = LogExpectedImprovement.At(_means[s], deviation, thresholds[s]);
        double score = LogMean();
        double byDeviation = 0;
        for (int s = 0; s < _logs.Length; s++)
        {
            double share = Math.Exp(_logs[s] - score) / _logs.Length;
            byDeviation += share * byDeviations[s];
            _byMean[s] *= share;
        }

        model.DrawGradient(point, _byMean, gradient);
        for (int d = 0; d < gradient.Length; d++)
            gradient[d] += byDeviation * varianceGradient[d] / (2 * deviation);
        return score;
    }

    private double LogMean()
    {
        double largest = _logs.Max();
        double sum = 0;
        foreach (double log in _logs)
            sum += Math.Exp(log - largest);
        return largest + Math.Log(sum / _logs.Length);
    }
}
