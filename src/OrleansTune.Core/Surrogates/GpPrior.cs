namespace OrleansTune.Core.Surrogates;

/// <summary>What is believed of a Gaussian process's hyperparameters before the data, and where they may lie.</summary>
/// <remarks>
/// The joint length scales follow the log-normal law that grows with the dimension of Hvarfner, Hellsten and Nardi (ICML 2024), whose mode is
/// exp(√2 − 3 + ½ ln d). All others are normal in the logarithm. Values are for outputs of unit variance over the unit cube.
/// </remarks>
internal sealed class GpPrior
{
    private readonly double[] _mean;
    private readonly double[] _deviation;

    public GpPrior(GpLayout layout)
    {
        _mean = new double[layout.Length];
        _deviation = new double[layout.Length];
        Low = new double[layout.Length];
        High = new double[layout.Length];
        for (int d = 0; d < layout.Dimension; d++)
        {
            Put(d, Math.Sqrt(2) - 3 + (0.5 * Math.Log(layout.Dimension)), Math.Sqrt(3), Math.Log(0.01), Math.Log(100));
            if (!layout.IsAdditive)
                continue;
            Put(layout.OwnLength(d), Math.Log(0.3), 1.0, Math.Log(0.01), Math.Log(30));
            Put(layout.OwnVariance(d), Math.Log(0.5 / layout.Dimension), 2.0, Math.Log(1e-5), Math.Log(100));
        }

        Put(layout.Variance, layout.IsAdditive ? Math.Log(0.5) : 0, 1.5, Math.Log(1e-4), Math.Log(1000));
        if (layout.HasPartial)
            Put(layout.PartialNoise, Math.Log(0.01), 2.0, Math.Log(1e-7), Math.Log(1));
        Put(layout.Noise, Math.Log(1e-5), 3.5, Math.Log(1e-8), Math.Log(1));
    }

    /// <summary>The smallest values allowed.</summary>
    public double[] Low { get; }

    /// <summary>The largest values allowed.</summary>
    public double[] High { get; }

    /// <summary>The most likely values.</summary>
    public double[] Mode => [.. _mean];

    /// <summary>The negative logarithm of the density, up to a constant; adds its gradient.</summary>
    public double Penalty(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < theta.Length; i++)
        {
            double z = (theta[i] - _mean[i]) / _deviation[i];
            sum += 0.5 * z * z;
            gradient[i] += z / _deviation[i];
        }

        return sum;
    }

    private void Put(int index, double mean, double deviation, double low, double high)
    {
        _mean[index] = mean;
        _deviation[index] = deviation;
        Low[index] = low;
        High[index] = high;
    }
}
