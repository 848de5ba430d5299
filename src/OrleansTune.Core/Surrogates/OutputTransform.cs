namespace OrleansTune.Core.Surrogates;

/// <summary>A smooth, rising map of losses to values that a Gaussian process fits better, of mean 0 and variance 1.</summary>
/// <remarks>
/// The evidence of processes under different maps is compared on the losses' own scale, by the logarithm of the map's derivative (warped
/// Gaussian processes: Snelson, Rasmussen and Ghahramani, NeurIPS 2003).
/// </remarks>
internal sealed class OutputTransform
{
    private OutputTransform(double[] values, double logDerivative, double unit)
    {
        Values = values;
        LogDerivative = logDerivative;
        Unit = unit;
    }

    /// <summary>The mapped losses.</summary>
    public double[] Values { get; }

    /// <summary>Σ log of the map's derivative at the losses.</summary>
    public double LogDerivative { get; }

    /// <summary>One unit of the mapped values as a difference of losses, at the best loss.</summary>
    public double Unit { get; }

    /// <summary>Maps losses; null when the map says nothing that a simpler one does not.</summary>
    /// <param name="losses">Finite losses, smaller is better.</param>
    /// <param name="kind">Which map.</param>
    public static OutputTransform? Create(IReadOnlyList<double> losses, OutputTransformKind kind)
    {
        var sorted = losses.Order().ToArray();
        double least = sorted[0];
        // Most trials of an advanced study are near the best; the scale is that of the others.
        double scale = sorted[(int)(0.8 * (sorted.Length - 1))] - least;
        if (!(scale > 0))
            scale = sorted[^1] - least;
        if (!(scale > 0))
            return kind == OutputTransformKind.Linear ? new(new double[losses.Count], 0, 0) : null;
        return kind switch
        {
            OutputTransformKind.Linear => Standardise(losses, l => l / scale, _ => 1 / scale),
            OutputTransformKind.Log => Logarithmic(losses, least, scale),
            OutputTransformKind.StrongLog => Logarithmic(losses, least, 0.1 * scale),
            _ => Logarithmic(losses, least, 0.01 * scale),
        };
    }

    private static OutputTransform Logarithmic(IReadOnlyList<double> losses, double least, double scale) =>
        Standardise(losses, l => Math.Log(((l - least) / scale) + 1), l => 1 / (scale + l - least));

    private static OutputTransform Standardise(IReadOnlyList<double> losses, Func<double, double> map, Func<double, double> derivative)
    {
        var values = losses.Select(map).ToArray();
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        if (!(deviation > 0))
            deviation = 1;
        for (int i = 0; i < values.Length; i++)
            values[i] = (values[i] - mean) / deviation;
        return new(values, losses.Sum(l => Math.Log(derivative(l) / deviation)), deviation / derivative(losses.Min()));
    }
}
