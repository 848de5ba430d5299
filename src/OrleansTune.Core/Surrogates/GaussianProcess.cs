using System.Numerics;
using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Surrogates;

/// <summary>Gaussian process regression with an unknown constant mean (Rasmussen and Williams 2006, chapters 2 and 5).</summary>
/// <remarks>
/// <list type="table">
/// <item><term>n, d</term><description>points, dimensions</description></item>
/// <item><term>K = L Lᵀ</term><description>covariance of the observations, noise included (n, n)</description></item>
/// <item><term>β</term><description>the mean, a standard normal variable before the data</description></item>
/// <item><term>α</term><description>K⁻¹ (y − β) (n)</description></item>
/// <item><term>r</term><description>L⁻¹ (y − β), standard normal variables before the data (n)</description></item>
/// <item><term>z, v</term><description>L⁻¹ k and K⁻¹ k for a point's covariances k (n)</description></item>
/// </list>
/// The last points may come without a value: they are open. Until their outcomes are drawn (<see cref="Draw"/>) they turn out as expected.
/// </remarks>
internal sealed class GaussianProcess
{
    private const double Jitter = 1e-10;

    private readonly GpData _data;
    private readonly double[] _y;
    private readonly GpKernel _kernel;
    private readonly GpPrior _prior;
    private readonly CholeskyFactor _factor = new();
    private readonly double[] _alpha;
    private readonly double[] _r;
    private readonly double[] _k;
    private readonly double[] _slopes;
    private readonly double[] _z;
    private readonly double[] _v;
    private readonly double[] _point;
    private double[][] _drawnAlphas = [];
    private double[] _inverse = [];
    private double[] _slopeMatrix = [];
    private double[] _covariances = [];
    private double _beta;

    /// <param name="data">The points.</param>
    /// <param name="y">The values of all, or of the first of them.</param>
    /// <param name="layout">How the hyperparameters are laid out.</param>
    public GaussianProcess(GpData data, double[] y, GpLayout layout)
    {
        _data = data;
        _y = y;
        Layout = layout;
        _prior = new GpPrior(layout);
        _kernel = new GpKernel(data, layout);
        _alpha = new double[data.Padded];
        _r = new double[data.Count];
        _k = new double[data.Padded];
        _slopes = new double[data.Padded];
        _z = new double[data.Padded];
        _v = new double[data.Padded];
        _point = new double[data.Dimension];
    }

    /// <summary>How the hyperparameters are laid out.</summary>
    public GpLayout Layout { get; }

    /// <summary>What is believed of them.</summary>
    public GpPrior Prior => _prior;

    /// <summary>Number of observations.</summary>
    public int Count => _data.Count;

    /// <summary>Conditions on the data with given hyperparameters; false when the covariance is not positive definite.</summary>
    public bool TryCondition(ReadOnlySpan<double> theta) => TryFactor(theta, keepSlopes: false) && double.IsFinite(SolveMean());

    /// <summary>The negative logarithm of the evidence times the prior, and its gradient; infinite where it is undefined.</summary>
    public double NegativeLogPosterior(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        gradient.Clear();
        if (!TryFactor(theta, keepSlopes: true))
            return double.PositiveInfinity;
        double fit = SolveMean();
        int n = Count;
        int stride = _factor.Stride;
        if (_inverse.Length < n * stride)
            _inverse = new double[n * stride];
        _factor.Invert(_inverse);
        double trace = 0;
        for (int i = 0; i < n; i++)
        {
            // G = (K⁻¹ − α αᵀ)/2, doubled below the diagonal.
            var weights = _inverse.AsSpan(i * stride, stride);
            double diagonal = 0.5 * (weights[i] - (_alpha[i] * _alpha[i]));
            trace += diagonal;
            if (Layout.HasPartial)
                gradient[Layout.PartialNoise] += diagonal * _kernel.PartialNoise * _data.Missing(i);
            DotProducts.AddScaled(-_alpha[i], _alpha.AsSpan(0, i), weights[..i]);
            weights[i..Math.Min(stride, i + Vector<double>.Count)].Clear();
            _data.CopyPoint(i, _point);
            _kernel.AddThetaGradient(_point, i, weights, _covariances.AsSpan(i * stride, stride), _slopeMatrix.AsSpan(i * stride, stride), gradient);
            _kernel.AddDiagonalGradient(diagonal, gradient);
        }

        gradient[Layout.Noise] += trace * _kernel.Noise;
        return fit + (0.5 * _factor.LogDeterminant()) + (0.5 * n * Math.Log(2 * Math.PI)) + _prior.Penalty(theta, gradient);
    }

    /// <summary>The mean and variance of the function (without noise) at a point.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> x)
    {
        _kernel.Row(x, Count, _k, _slopes);
        double mean = _beta + DotProducts.Dot(_k.AsSpan(0, Count), _alpha.AsSpan(0, Count));
        _k.CopyTo(_z, 0);
        _factor.SolveLower(_z.AsSpan(0, Count));
        return (mean, Floor(_kernel.Prior - DotProducts.Dot(_z.AsSpan(0, Count), _z.AsSpan(0, Count))));
    }

    /// <summary>As <see cref="Predict(ReadOnlySpan{double})"/>, with the derivatives by the coordinates.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> x, Span<double> meanGradient, Span<double> varianceGradient)
    {
        var prediction = Predict(x);
        _z.CopyTo(_v, 0);
        _factor.SolveUpper(_v.AsSpan(0, Count));
        Array.Clear(_v, Count, _v.Length - Count);
        _kernel.PointGradients(x, _slopes, _alpha, _v, meanGradient, varianceGradient);
        for (int d = 0; d < varianceGradient.Length; d++)
            varianceGradient[d] *= -2;
        return prediction;
    }

    /// <summary>Means and variances at many points at once.</summary>
    public void Predict(IReadOnlyList<double[]> points, Span<double> means, Span<double> variances)
    {
        const int Block = 32;
        var columns = new double[Count * Block];
        for (int begin = 0; begin < points.Count; begin += Block)
        {
            int size = Math.Min(Block, points.Count - begin);
            for (int c = 0; c < size; c++)
            {
                _kernel.Row(points[begin + c], Count, _k, _slopes);
                means[begin + c] = _beta + DotProducts.Dot(_k.AsSpan(0, Count), _alpha.AsSpan(0, Count));
                for (int i = 0; i < Count; i++)
                    columns[(i * size) + c] = _k[i];
            }

            _factor.SolveLower(columns.AsSpan(0, Count * size), size);
            var sums = variances.Slice(begin, size);
            sums.Clear();
            for (int i = 0; i < Count; i++)
            {
                for (int c = 0; c < size; c++)
                    sums[c] += columns[(i * size) + c] * columns[(i * size) + c];
            }

            for (int c = 0; c < size; c++)
                sums[c] = Floor(_kernel.Prior - sums[c]);
        }
    }

    /// <summary>Draws the outcomes of the open points, all together, from what is believed of them; replaces earlier draws.</summary>
    /// <param name="normals">Per draw a standard normal variable per open point; all zero is what is expected.</param>
    public void Draw(IReadOnlyList<double[]> normals)
    {
        // y = β + L r, and L is lower triangular: given the told part of r, the rest is as it was before the data.
        _drawnAlphas = [.. normals.Select(normal =>
        {
            var alpha = new double[_data.Padded];
            _r.CopyTo(alpha, 0);
            normal.CopyTo(alpha, _y.Length);
            _factor.SolveUpper(alpha.AsSpan(0, Count));
            return alpha;
        })];
    }

    /// <summary>The function's mean at a point, per draw. The variance is the same for all: that of a prediction.</summary>
    public void PredictDraws(ReadOnlySpan<double> x, Span<double> means)
    {
        _kernel.Row(x, Count, _k, _slopes);
        for (int s = 0; s < means.Length; s++)
            means[s] = _beta + DotProducts.Dot(_k.AsSpan(0, Count), _drawnAlphas[s].AsSpan(0, Count));
    }

    /// <summary>The derivatives by the coordinates of Σ_s w_s mean_s.</summary>
    public void DrawGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        _kernel.Row(x, Count, _k, _slopes);
        Array.Clear(_v);
        for (int s = 0; s < weights.Length; s++)
            DotProducts.AddScaled(weights[s], _drawnAlphas[s].AsSpan(0, Count), _v.AsSpan(0, Count));
        _kernel.PointGradients(x, _slopes, _v, _v, gradient, gradient);
    }

    private double Floor(double variance) => Math.Max(variance, 1e-12 * _kernel.Prior);

    private bool TryFactor(ReadOnlySpan<double> theta, bool keepSlopes)
    {
        _kernel.Set(theta);
        _factor.Resize(Count);
        int stride = _factor.Stride;
        if (keepSlopes && _slopeMatrix.Length < Count * stride)
            (_slopeMatrix, _covariances) = (new double[Count * stride], new double[Count * stride]);
        for (int i = 0; i < Count; i++)
        {
            _data.CopyPoint(i, _point);
            var row = _factor.Row(i);
            if (keepSlopes)
            {
                _kernel.Row(_point, i, row, _slopeMatrix.AsSpan(i * stride, stride));
                row[..i].CopyTo(_covariances.AsSpan(i * stride, i));
                _covariances.AsSpan(i * stride)[i..Math.Min(stride, i + Vector<double>.Count)].Clear();
            }
            else
            {
                _kernel.Row(_point, i, row, _slopes);
            }

            row[i] = (_kernel.Prior * (1 + Jitter)) + _kernel.Noise + (_kernel.PartialNoise * _data.Missing(i));
        }

        return _factor.TryFactor();
    }

    // Finds β, r and α; gives ½ (y − β)ᵀ α + ½ β². The leading part of L is the factor of what was told, so the same r serves both.
    private double SolveMean()
    {
        int n = Count;
        int told = _y.Length;
        var ones = _v.AsSpan(0, n);
        ones.Fill(1);
        _factor.SolveLower(ones);
        var z = _alpha.AsSpan(0, n);
        z.Clear();
        _y.CopyTo(z);
        _factor.SolveLower(z);
        _beta = DotProducts.Dot(ones[..told], z[..told]) / (DotProducts.Dot(ones[..told], ones[..told]) + 1);
        DotProducts.AddScaled(-_beta, ones, z);
        z[told..].Clear();
        z.CopyTo(_r);
        double fit = 0.5 * (DotProducts.Dot(z, z) + (_beta * _beta));
        _factor.SolveUpper(z);
        return fit;
    }
}
