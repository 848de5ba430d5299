using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Acquisition;

/// <summary>
/// Log expected improvement of a Gaussian process over a threshold; of noisy values augmented by what one more value can still tell of a point
/// (Huang, Allen, Notz and Zeng 2006), so that no point is tried over and over.
/// </summary>
/// <param name="model">The surrogate.</param>
/// <param name="threshold">The value to improve on.</param>
/// <param name="noise">The variance of the noise of one value; 0 leaves the improvement as it is.</param>
internal sealed class GpImprovement(SurrogateModel model, double threshold, double noise = 0) : IAcquisition
{
    private double[] _variances = [];
    private double[] _varianceGradient = [];

    public void Score(IReadOnlyList<double[]> points, Span<double> scores)
    {
        if (_variances.Length < points.Count)
            _variances = new double[points.Count];
        model.Predict(points, scores, _variances);
        for (int i = 0; i < points.Count; i++)
            scores[i] = LogExpectedImprovement.At(scores[i], Math.Sqrt(_variances[i]), threshold).Value + Augmentation(_variances[i]).Value;
    }

    public double Score(ReadOnlySpan<double> point, Span<double> gradient)
    {
        if (_varianceGradient.Length < gradient.Length)
            _varianceGradient = new double[gradient.Length];
        var (mean, variance) = model.Predict(point, gradient, _varianceGradient);
        double deviation = Math.Sqrt(variance);
        var (value, byMean, byDeviation) = LogExpectedImprovement.At(mean, deviation, threshold);
        var (augmentation, byVariance) = Augmentation(variance);
        byVariance += byDeviation / (2 * deviation);
        for (int d = 0; d < gradient.Length; d++)
            gradient[d] = (byMean * gradient[d]) + (byVariance * _varianceGradient[d]);
        return value + augmentation;
    }

    // log(1 − √noise / s), s² = variance + noise, without the loss of digits; and its derivative by the variance.
    private (double Value, double ByVariance) Augmentation(double variance)
    {
        if (noise == 0)
            return (0, 0);
        double s = Math.Sqrt(variance + noise);
        double sum = s + Math.Sqrt(noise);
        return (Math.Log(variance / (s * sum)), (1 / variance) - (1 / (2 * s * s)) - (1 / (2 * s * sum)));
    }
}
