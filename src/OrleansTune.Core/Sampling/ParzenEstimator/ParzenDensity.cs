using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>A mixture of product kernels, one per observation, and the prior: one density over all parameters, conditional ones included.</summary>
/// <remarks>
/// A kernel spreads over a parameter that its observation lacks as the prior does, so that points with different active parameters are
/// compared under one density.
/// <code>
/// x  the observations, NaN where inactive   [n × d]
/// w  log weights: n kernels, then the prior   [n + 1], exp sums to 1
/// K  per parameter its kernels; null for one of a single value   [d]
/// </code>
/// </remarks>
internal sealed class ParzenDensity
{
    private readonly IReadOnlyList<double[]> _x;
    private readonly IReadOnlyList<IKernelAxis?> _k;
    private readonly double[] _w;
    private readonly double[] _terms;

    /// <param name="points">The observations.</param>
    /// <param name="axes">Per parameter its kernels over them.</param>
    /// <param name="weights">A weight per observation, above 0.</param>
    /// <param name="priorWeight">The prior's weight on the same scale, above 0.</param>
    public ParzenDensity(IReadOnlyList<double[]> points, IReadOnlyList<IKernelAxis?> axes, IReadOnlyList<double> weights, double priorWeight)
    {
        _x = points;
        _k = axes;
        double total = weights.Sum() + priorWeight;
        _w = [.. weights.Append(priorWeight).Select(w => Math.Log(w / total))];
        _terms = new double[_w.Length];
    }

    /// <summary>The logarithm of the density of a point against that of the prior.</summary>
    public double LogRatio(double[] point)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < _terms.Length; i++)
        {
            double term = _w[i];
            for (int d = 0; i < _x.Count && d < point.Length; d++)
            {
                if (_k[d] is { } axis && !double.IsNaN(point[d]) && !double.IsNaN(_x[i][d]))
                    term += axis.LogRatio(i, point[d]);
            }

            _terms[i] = term;
            largest = Math.Max(largest, term);
        }

        double sum = 0;
        foreach (double term in _terms)
            sum += Math.Exp(term - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>A draw; every coordinate is given, also those that turn out to be inactive.</summary>
    public double[] Draw(RandomStream random)
    {
        double rest = random.NextDouble();
        int kernel = 0;
        while (kernel < _x.Count && rest >= Math.Exp(_w[kernel]))
            rest -= Math.Exp(_w[kernel++]);
        var point = new double[_k.Count];
        for (int d = 0; d < point.Length; d++)
        {
            bool known = kernel < _x.Count && !double.IsNaN(_x[kernel][d]);
            point[d] = known && _k[d] is { } axis ? axis.Draw(kernel, random) : random.NextDouble();
        }

        return point;
    }
}
