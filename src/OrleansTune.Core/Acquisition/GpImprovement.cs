using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>Log expected improvement of a Gaussian process over a threshold.</summary>
internal sealed class GpImprovement(SurrogateModel model, double threshold) : IAcquisition
{
    private double[] _variances = [];
    private double[] _varianceGradient = [];

    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        if (_variances.Length < points.Count)
            _variances = new double[points.Count];
        model.Predict(points, scores, _variances);
        for (int i = 0; i < points.Count; i++)
            scores[i] = LogExpectedImprovement.At(scores[i], Math.Sqrt(_variances[i]), threshold).Value;
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        if (_varianceGradient.Length < gradient.Length)
            _varianceGradient = new double[gradient.Length];
        var (mean, variance) = model.Predict(point, gradient, _varianceGradient);
        double deviation = Math.Sqrt(variance);
        var (value, byMean, byDeviation) = LogExpectedImprovement.At(mean, deviation, threshold);
        for (int d = 0; d < gradient.Length; d++)
            gradient[d] = (byMean * gradient[d]) + (byDeviation * _varianceGradient[d] / (2 * deviation));
        return value;
    }
}
