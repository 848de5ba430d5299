using MathNet.Numerics.LinearAlgebra;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>The search distribution of CMA-ES, N(m, σ² C), and its paths. Immutable.</summary>
/// <remarks>
/// <code>
/// m   mean   [n]      σ  step size      C  covariance   [n × n]
/// B   eigenvectors of C, by columns   [n × n]      D  square roots of its eigenvalues   [n]
/// pσ  path of the step size   [n]     pc  path of the mean   [n]     g  generations so far
/// </code>
/// </remarks>
internal sealed class CmaDistribution
{
    private readonly Matrix<double> _c;
    private readonly Matrix<double> _b;
    private readonly Vector<double> _d;
    private readonly Vector<double> _pathSigma;
    private readonly Vector<double> _pathC;
    private readonly int _g;

    /// <summary>A start without direction.</summary>
    public CmaDistribution(double[] mean, double sigma)
        : this(
            Vector<double>.Build.DenseOfArray(mean), sigma, Matrix<double>.Build.DenseIdentity(mean.Length),
            Vector<double>.Build.Dense(mean.Length), Vector<double>.Build.Dense(mean.Length), 0)
    {
    }

    private CmaDistribution(Vector<double> mean, double sigma, Matrix<double> c, Vector<double> pathSigma, Vector<double> pathC, int g)
    {
        M = mean;
        Sigma = sigma;
        _c = c;
        _pathSigma = pathSigma;
        _pathC = pathC;
        _g = g;
        var evd = c.Evd(Symmetricity.Symmetric);
        _b = evd.EigenVectors;
        _d = evd.EigenValues.Map(v => Math.Sqrt(Math.Max(v.Real, 1e-20)));
    }

    /// <summary>The mean.</summary>
    public Vector<double> M { get; }

    /// <summary>The step size.</summary>
    public double Sigma { get; }

    /// <summary>The largest standard deviation along any direction.</summary>
    public double Widest => Sigma * _d.Maximum();

    /// <summary>Largest over smallest standard deviation.</summary>
    public double Condition => _d.Maximum() / _d.Minimum();

    /// <summary>The standard deviation of a coordinate.</summary>
    public double Deviation(int coordinate) => Sigma * Math.Sqrt(_c[coordinate, coordinate]);

    /// <summary>The step from the mean that a standard normal vector stands for.</summary>
    public Vector<double> Step(double[] normal) => Sigma * (_b * _d.PointwiseMultiply(Vector<double>.Build.DenseOfArray(normal)));

    /// <summary>The length of a step from the mean, in standard deviations.</summary>
    public double Length(Vector<double> step) => Whitened(step / Sigma).L2Norm();

    /// <summary>The distribution after a generation.</summary>
    /// <param name="steps">The steps from the mean to the generation's points, best first.</param>
    /// <param name="w">Weights and rates.</param>
    public CmaDistribution Updated(IReadOnlyList<Vector<double>> steps, CmaWeights w)
    {
        int n = M.Count;
        // Points that others brought are pulled in, so that one far away does not tear the distribution apart (Hansen 2011).
        double longest = Math.Sqrt(n) + (2.0 * n / (n + 2));
        var y = steps.Select(s => s / Sigma * Math.Min(1, longest / Math.Max(1e-12, Length(s)))).ToArray();
        var mean = Vector<double>.Build.Dense(n);
        for (int i = 0; i < w.Mu; i++)
            mean += w.W[i] * y[i];
        var pathSigma = ((1 - w.CSigma) * _pathSigma) + (Math.Sqrt(w.CSigma * (2 - w.CSigma) * w.MuEff) * Unwhitened(Whitened(mean)));
        double length = pathSigma.L2Norm();
        bool isSteady = length / Math.Sqrt(1 - Math.Pow(1 - w.CSigma, 2 * (_g + 1))) < (1.4 + (2.0 / (n + 1))) * w.Chi;
        var pathC = (1 - w.CC) * _pathC;
        if (isSteady)
            pathC += Math.Sqrt(w.CC * (2 - w.CC) * w.MuEff) * mean;
        double stalled = isSteady ? 0 : w.C1 * w.CC * (2 - w.CC);
        var c = ((1 + stalled - w.C1 - (w.CMu * w.W.Sum())) * _c) + (w.C1 * pathC.OuterProduct(pathC));
        for (int i = 0; i < y.Length; i++)
        {
            double weight = w.W[i];
            if (weight < 0)
                weight *= n / Math.Max(1e-12, Math.Pow(Whitened(y[i]).L2Norm(), 2));
            c += w.CMu * weight * y[i].OuterProduct(y[i]);
        }

        double sigma = Sigma * Math.Exp(Math.Min(1, w.CSigma / w.DSigma * ((length / w.Chi) - 1)));
        return new(M + (Sigma * mean), Math.Clamp(sigma, 1e-12, 1), (c + c.Transpose()) / 2, pathSigma, pathC, _g + 1);
    }

    // In the axes of the ellipsoid, each divided by its length.
    private Vector<double> Whitened(Vector<double> y) => _b.TransposeThisAndMultiply(y).PointwiseDivide(_d);

    private Vector<double> Unwhitened(Vector<double> z) => _b * z;
}
