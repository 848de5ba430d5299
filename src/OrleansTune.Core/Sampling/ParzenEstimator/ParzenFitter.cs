using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>Chooses bandwidths and builds the density of a set of observations.</summary>
/// <remarks>
/// Bandwidths follow the observations' spread s by Scott's rule for products of kernels, h = b s n^(−1/(d+4)), b &lt; 1 because good
/// observations lie in several clumps more often than not (Watanabe 2023 finds narrow kernels best); a uniform observation counted
/// into s keeps a density from collapsing on its first good points.
/// </remarks>
internal sealed class ParzenFitter
{
    // A parameter of more values is treated as continuous.
    private const int MostCells = 64;
    private const double Narrowing = 0.7;
    private const double LeastBandwidth = 1e-4;

    // The prior weighs as much as one observation.
    private const double PriorWeight = 1;

    private readonly Cells?[] _cells;
    private readonly bool[] _isIdle;
    private readonly bool[] _isOrdered;
    private readonly int _dimension;

    public ParzenFitter(SearchSpace space)
    {
        _isIdle = [.. space.Parameters.Select(p => p.Cardinality == 1)];
        _isOrdered = [.. space.Parameters.Select(p => p.IsOrdered)];
        _cells = [.. space.Parameters.Select(p => p.Cardinality is > 1 and var count && (count <= MostCells || !p.IsOrdered) ? new Cells(p) : null)];
        _dimension = _isIdle.Count(idle => !idle);
    }

    /// <summary>The density of weighted observations.</summary>
    /// <param name="points">The observations in the unit cube, NaN where inactive.</param>
    /// <param name="weights">Their weights, on a scale where an observation has about 1.</param>
    public ParzenDensity Fit(IReadOnlyList<double[]> points, IReadOnlyList<double> weights)
    {
        var axes = new IKernelAxis?[_isIdle.Length];
        for (int d = 0; d < axes.Length; d++)
        {
            if (_isIdle[d])
                continue;
            double[] centres = [.. points.Select(p => p[d])];
            int active = centres.Count(c => !double.IsNaN(c));
            if (!_isOrdered[d])
            {
                var cells = _cells[d]!;
                axes[d] = DiscreteAxis.Categorical(cells, centres, (cells.Count - 1.0) / (active + cells.Count));
                continue;
            }

            double bandwidth = Math.Max(LeastBandwidth, Spread(centres, weights) * Math.Pow(Math.Max(1, active), -1.0 / (_dimension + 4)));
            axes[d] = _cells[d] is { } own
                ? DiscreteAxis.Ordered(own, centres, Math.Max(bandwidth, 0.5 / own.Count))
                : new ContinuousAxis(centres, bandwidth);
        }

        return new(points, axes, weights, PriorWeight);
    }

    // The weighted standard deviation, with one uniform observation (mean ½, variance 1/12) added so that few points do not look certain.
    private static double Spread(double[] centres, IReadOnlyList<double> weights)
    {
        double total = 1;
        double mean = 0.5;
        for (int i = 0; i < centres.Length; i++)
        {
            if (double.IsNaN(centres[i]))
                continue;
            total += weights[i];
            mean += weights[i] * centres[i];
        }

        mean /= total;
        double variance = (1.0 / 12) + ((0.5 - mean) * (0.5 - mean));
        for (int i = 0; i < centres.Length; i++)
        {
            if (!double.IsNaN(centres[i]))
                variance += weights[i] * (centres[i] - mean) * (centres[i] - mean);
        }

        return Narrowing * Math.Sqrt(variance / total);
    }
}
