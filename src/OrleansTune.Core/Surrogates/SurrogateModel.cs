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
    /// <param name="values">Standardised values of all points, or of the first of them: the others are open and turn out as expected.</param>
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
        _process.Predict(AtFullResource(points), means, variances);
    }

    /// <summary>The mean at a point of the space, or of the data.</summary>
    public double Mean(double[] point)
    {
        Span<double> mean = stackalloc double[1];
        Predict([point], mean, stackalloc double[1]);
        return mean[0];
    }

    /// <inheritdoc cref="GaussianProcess.Draw"/>
    public void Draw(IReadOnlyList<double[]> normals) => _process.Draw(normals);

    /// <summary>Per point of the space, or of the data, the means of every draw.</summary>
    public double[][] PredictDraws(IReadOnlyList<double[]> points, int draws) => [.. AtFullResource(points).Select(p =>
    {
        var means = new double[draws];
        _process.PredictDraws(p, means);
        return means;
    })];

    /// <inheritdoc cref="GaussianProcess.PredictDraws"/>
    public void PredictDraws(ReadOnlySpan<double> point, Span<double> means)
    {
        point.CopyTo(_full);
        _process.PredictDraws(_full, means);
    }

    /// <inheritdoc cref="GaussianProcess.DrawGradient"/>
    public void DrawGradient(ReadOnlySpan<double> point, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        point.CopyTo(_full);
        _process.DrawGradient(_full, weights, _meanGradient);
        _meanGradient.AsSpan(0, point.Length).CopyTo(gradient);
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

    private IReadOnlyList<double[]> AtFullResource(IReadOnlyList<double[]> points) => points.Count > 0 && points[0].Length < _full.Length
        ? [.. points.Select(p => (double[])[.. p, .. _full.AsSpan(p.Length)])]
        : points;
}
