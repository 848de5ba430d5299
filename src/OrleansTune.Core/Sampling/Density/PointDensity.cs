using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;

namespace OrleansTune.Core.Sampling.Density;

/// <summary>A kernel density over encoded points: a bump over all dimensions together at each point, and the uniform prior as one more.</summary>
/// <remarks>
/// Multivariate kernels (Falkner et al., BOHB, 2018; Watanabe 2023). Numbers: normal bumps, not cut at the bounds but reflected there;
/// bandwidths by Scott's rule. Categories: the value itself with a share, any value with the rest.
/// </remarks>
internal sealed class PointDensity
{
    private readonly EncodedSpace _space;
    private readonly IReadOnlyList<double[]> _points;
    private readonly double[] _bandwidths;
    private readonly double _spread;

    public PointDensity(EncodedSpace space, IReadOnlyList<double[]> points)
    {
        _space = space;
        _points = points;
        int d = space.Dimension;
        double shrink = Math.Pow(Math.Max(1, points.Count), -1.0 / (d + 4));
        _spread = 0.2 + (0.6 * shrink / (1 + shrink));
        _bandwidths = new double[d];
        for (int k = 0; k < d; k++)
        {
            double mean = points.Count == 0 ? 0.5 : points.Average(p => p[k]);
            double deviation = points.Count == 0 ? 0.3 : Math.Sqrt(points.Average(p => (p[k] - mean) * (p[k] - mean)));
            _bandwidths[k] = Math.Clamp(deviation * shrink, 0.2 / (points.Count + 5), 0.3);
        }
    }

    /// <summary>A point drawn from the density.</summary>
    public double[] Draw(RandomStream random)
    {
        int which = random.Next(_points.Count + 1);
        var point = new double[_bandwidths.Length];
        for (int k = 0; k < point.Length; k++)
        {
            bool anywhere = which == _points.Count || (_space.IsCategorical[k] && random.NextDouble() < _spread);
            point[k] = anywhere ? random.NextDouble()
                : _space.IsCategorical[k] ? _points[which][k]
                : Reflect(_points[which][k] + (_bandwidths[k] * random.NextNormal()));
        }

        return point;
    }

    /// <summary>The logarithm of the density at a point.</summary>
    public double LogDensity(double[] point)
    {
        var logs = new double[_points.Count + 1];
        for (int i = 0; i < _points.Count; i++)
        {
            double sum = 0;
            for (int k = 0; k < point.Length; k++)
                sum += LogBump(k, _points[i][k], point[k]);
            logs[i] = sum;
        }

        double most = logs.Max();
        return most + Math.Log(logs.Sum(l => Math.Exp(l - most)) / logs.Length);
    }

    private double LogBump(int k, double centre, double x)
    {
        if (_space.IsCategorical[k])
        {
            double any = _space.Values[k] is { } values ? _spread / values.Length : 1e-3;
            // Densities are against the uniform prior, under which each of m values has 1/m.
            double share = centre == x ? 1 - _spread + any : any;
            return Math.Log(share * _spread / any);
        }

        double h = _bandwidths[k];
        double density = Normal((x - centre) / h) + Normal((x + centre) / h) + Normal((2 - x - centre) / h);
        return Math.Log(Math.Max(density / h, 1e-300));
    }

    private static double Normal(double z) => NormalDistribution.Density(z);

    private static double Reflect(double x)
    {
        x = Math.Abs(x);
        return Math.Clamp(x > 1 ? 2 - x : x, 0, 1);
    }
}
