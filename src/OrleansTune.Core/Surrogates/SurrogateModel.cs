namespace OrleansTune.Core.Surrogates;

/// <summary>A conditioned Gaussian process as acquisitions see it: over the space's dimensions, at full resource.</summary>
internal sealed class SurrogateModel
{
    // Logarithm of a noise beside which any covariance is regular.
    private const double MostNoise = 30;

    private readonly GaussianProcess _process;
    private readonly double[] _full;
    private readonly double[] _meanGradient;
    private readonly double[] _varianceGradient;

    /// <param name="data">Points and whether their dimensions are categories; a last dimension beyond <paramref name="dimension"/> is the resource.</param>
    /// <param name="values">Standardised values.</param>
    /// <param name="layout">The hyperparameters' layout.</param>
    /// <param name="theta">The hyperparameters.</param>
    /// <param name="dimension">Dimensions of the points that acquisitions ask for.</param>
    public SurrogateModel(GpData data, double[] values, GpLayout layout, double[] theta, int dimension)
    {
        Theta = theta;
        _process = new GaussianProcess(data, values, layout);
        var given = (double[])theta.Clone();
        // Points too close to tell apart make the covariance singular; a little noise always mends it.
        while (!_process.TryCondition(given))
        {
            given[layout.Noise] += Math.Log(10);
            if (!(given[layout.Noise] < MostNoise))
                throw new ArgumentException("The values or hyperparameters of a surrogate must be finite.", nameof(values));
        }
        _full = new double[data.Dimension];
        _full.AsSpan(dimension).Fill(1);
        _meanGradient = new double[data.Dimension];
        _varianceGradient = new double[data.Dimension];
    }

    /// <summary>The hyperparameters that it was made with.</summary>
    public double[] Theta { get; }

    /// <summary>Means and variances at many points of the space, or of the data.</summary>
    public void Predict(IReadOnlyList<double[]> points, Span<double> means, Span<double> variances)
    {
        if (points.Count > 0 && points[0].Length < _full.Length)
            points = [.. points.Select(p => (double[])[.. p, .. _full.AsSpan(p.Length)])];
        _process.Predict(points, means, variances);
    }

    /// <summary>Mean and variance at one point of the space, with their derivatives.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> point, Span<double> meanGradient, Span<double> varianceGradient)
    {
        point.CopyTo(_full);
        var prediction = _process.Predict(_full, _meanGradient, _varianceGradient);
        _meanGradient.AsSpan(0, point.Length).CopyTo(meanGradient);
        _varianceGradient.AsSpan(0, point.Length).CopyTo(varianceGradient);
        return prediction;
    }
}
