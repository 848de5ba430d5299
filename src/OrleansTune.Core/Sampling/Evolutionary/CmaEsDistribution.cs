using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.Evolutionary;

/// <summary>The normal search distribution of CMA-ES over the unit cube (Hansen 2016), its covariance kept as a Cholesky factor.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>m, σ, C = A Aᵀ</term><description>mean, step size, covariance</description></item>
/// <item><term>y, z</term><description>(x − m)/σ and A⁻¹ y of a point x</description></item>
/// <item><term>p_σ, p_c</term><description>evolution paths of the step size and of the covariance</description></item>
/// <item><term>w, μ_w</term><description>weights of the better half, their effective number</description></item>
/// </list>
/// Points need not have been drawn from it (Hansen 2011): steps of others are shortened to a likely length.
/// </remarks>
internal sealed class CmaEsDistribution
{
    private const double InitialStep = 0.25;

    private readonly int _d;
    private readonly double[] _mean;
    private readonly double[,] _covariance;
    private readonly double[] _stepPath;
    private readonly double[] _covariancePath;
    private readonly double[] _weights;
    private readonly double _effective;
    private readonly CholeskyFactor _factor = new();
    private double _step = InitialStep;
    private int _generation;

    public CmaEsDistribution(double[] mean)
    {
        _d = mean.Length;
        _mean = (double[])mean.Clone();
        _covariance = new double[_d, _d];
        for (int i = 0; i < _d; i++)
            _covariance[i, i] = 1;
        _stepPath = new double[_d];
        _covariancePath = new double[_d];
        int parents = PopulationFor(_d) / 2;
        var raw = Enumerable.Range(1, parents).Select(i => Math.Log(parents + 0.5) - Math.Log(i)).ToArray();
        _weights = [.. raw.Select(w => w / raw.Sum())];
        _effective = 1 / _weights.Sum(w => w * w);
        Factor();
    }

    /// <summary>Points per generation in so many dimensions.</summary>
    public static int PopulationFor(int dimension) => 4 + (int)(3 * Math.Log(dimension));

    /// <summary>A point of the cube drawn from the distribution; coordinates outside are reflected.</summary>
    public double[] Draw(RandomStream random)
    {
        var z = new double[_d];
        for (int i = 0; i < _d; i++)
            z[i] = random.NextNormal();
        var x = new double[_d];
        for (int i = 0; i < _d; i++)
        {
            double t = Math.Abs(_mean[i] + (_step * DotProducts.Dot(_factor.Row(i)[..(i + 1)], z.AsSpan(0, i + 1)))) % 2;
            x[i] = t > 1 ? 2 - t : t;
        }

        return x;
    }

    /// <summary>Learns from a generation, best first.</summary>
    public void Update(IReadOnlyList<double[]> points)
    {
        _generation++;
        double expected = Math.Sqrt(_d) * (1 - (1.0 / (4 * _d)) + (1.0 / (21.0 * _d * _d)));
        var steps = points.Take(_weights.Length).Select(x => Step(x, expected)).ToList();
        var y = new double[_d];
        for (int i = 0; i < _weights.Length; i++)
            DotProducts.AddScaled(_weights[i], steps[i], y);
        DotProducts.AddScaled(_step, y, _mean);

        double cs = (_effective + 2) / (_d + _effective + 5);
        double damping = 1 + cs + (2 * Math.Max(0, Math.Sqrt((_effective - 1) / (_d + 1)) - 1));
        var z = (double[])y.Clone();
        _factor.SolveLower(z);
        for (int i = 0; i < _d; i++)
            _stepPath[i] = ((1 - cs) * _stepPath[i]) + (Math.Sqrt(cs * (2 - cs) * _effective) * z[i]);
        double length = Math.Sqrt(DotProducts.Dot(_stepPath, _stepPath));
        bool moves = length / Math.Sqrt(1 - Math.Pow(1 - cs, 2 * _generation)) < (1.4 + (2.0 / (_d + 1))) * expected;

        double cc = (4 + (_effective / _d)) / (_d + 4 + (2 * _effective / _d));
        double c1 = 2 / (((_d + 1.3) * (_d + 1.3)) + _effective);
        double cmu = Math.Min(1 - c1, 2 * (_effective - 2 + (1 / _effective)) / (((_d + 2) * (_d + 2.0)) + _effective));
        for (int i = 0; i < _d; i++)
            _covariancePath[i] = ((1 - cc) * _covariancePath[i]) + (moves ? Math.Sqrt(cc * (2 - cc) * _effective) * y[i] : 0);
        double kept = 1 - c1 - cmu + (moves ? 0 : c1 * cc * (2 - cc));
        for (int i = 0; i < _d; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rank = 0;
                for (int k = 0; k < steps.Count; k++)
                    rank += _weights[k] * steps[k][i] * steps[k][j];
                _covariance[i, j] = (kept * _covariance[i, j]) + (c1 * _covariancePath[i] * _covariancePath[j]) + (cmu * rank);
            }
        }

        _step = Math.Clamp(_step * Math.Exp(cs / damping * ((length / expected) - 1)), 1e-8, 0.5);
        Factor();
    }

    private double[] Step(double[] x, double expected)
    {
        var y = new double[_d];
        for (int i = 0; i < _d; i++)
            y[i] = (x[i] - _mean[i]) / _step;
        var z = (double[])y.Clone();
        _factor.SolveLower(z);
        double length = Math.Sqrt(DotProducts.Dot(z, z));
        double longest = expected + (2.0 * _d / (_d + 2));
        for (int i = 0; i < _d && length > longest; i++)
            y[i] *= longest / length;
        return y;
    }

    private void Factor()
    {
        double ridge = 0;
        do
        {
            _factor.Resize(_d);
            for (int i = 0; i < _d; i++)
            {
                for (int j = 0; j <= i; j++)
                    _factor.Row(i)[j] = _covariance[i, j];
                _factor.Row(i)[i] += ridge;
            }

            ridge = Math.Max(1e-12, 10 * ridge);
        }
        while (!_factor.TryFactor());
    }
}
