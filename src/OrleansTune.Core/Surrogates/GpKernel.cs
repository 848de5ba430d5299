using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansTune.Core.Surrogates;

/// <summary>A covariance function: Matérn 5/2 over all dimensions together, and optionally a sum of one-dimensional ones (Duvenaud et al. 2011).</summary>
/// <remarks>
/// <list type="table">
/// <item><term>m(u)</term><description>(1 + u + u²/3) e⁻ᵘ, the Matérn 5/2 function</description></item>
/// <item><term>q</term><description>Σ_d w_d Δ_d², w_d = 5/ℓ_d²; Δ_d is the difference, for categories 0 or 1</description></item>
/// <item><term>u_d</term><description>b_d |Δ_d|, b_d = √5/λ_d</description></item>
/// <item><term>k</term><description>s m(√q) + Σ_d a_d m(u_d)</description></item>
/// <item><term>slope</term><description>∂(s m(√q))/∂q = −s (1 + √q) e^(−√q) / 6</description></item>
/// </list>
/// </remarks>
internal sealed class GpKernel
{
    private readonly GpData _data;
    private readonly GpLayout _layout;
    private readonly double[] _weights;
    private readonly double[] _ownRates;
    private readonly double[] _ownVariances;
    private double _variance;

    public GpKernel(GpData data, GpLayout layout)
    {
        _data = data;
        _layout = layout;
        _weights = new double[data.Dimension];
        _ownRates = new double[layout.IsAdditive ? data.Dimension : 0];
        _ownVariances = new double[_ownRates.Length];
    }

    /// <summary>k(x, x).</summary>
    public double Prior { get; private set; }

    /// <summary>The variance of the noise.</summary>
    public double Noise { get; private set; }

    /// <summary>The variance of the noise at the very beginning of training, beside <see cref="Noise"/>.</summary>
    public double PartialNoise { get; private set; }

    /// <summary>Takes on hyperparameters.</summary>
    public void Set(ReadOnlySpan<double> theta)
    {
        _variance = Math.Exp(theta[_layout.Variance]);
        Noise = Math.Exp(theta[_layout.Noise]);
        PartialNoise = _layout.HasPartial ? Math.Exp(theta[_layout.PartialNoise]) : 0;
        Prior = _variance;
        for (int d = 0; d < _weights.Length; d++)
            _weights[d] = 5 * Math.Exp(-2 * theta[d]);
        for (int d = 0; d < _ownRates.Length; d++)
        {
            _ownRates[d] = Math.Sqrt(5) * Math.Exp(-theta[_layout.OwnLength(d)]);
            _ownVariances[d] = Math.Exp(theta[_layout.OwnVariance(d)]);
            Prior += _ownVariances[d];
        }
    }

    /// <summary>The covariances of a point with the first points of the data, and their slopes; writes whole vectors.</summary>
    public void Row(ReadOnlySpan<double> x, int count, Span<double> covariances, Span<double> slopes)
    {
        int width = Vector<double>.Count;
        for (int j = 0; j < count; j += width)
        {
            var q = Vector<double>.Zero;
            for (int d = 0; d < _weights.Length; d++)
            {
                var difference = Difference(x[d], d, j);
                q = Vector.FusedMultiplyAdd(new Vector<double>(_weights[d]), difference * difference, q);
            }

            var u = Vector.SquareRoot(q);
            var decay = Vector.Exp(-u) * new Vector<double>(_variance);
            var rising = Vector<double>.One + u;
            Store(Vector.FusedMultiplyAdd(q, new Vector<double>(1.0 / 3), rising) * decay, covariances, j);
            Store(rising * decay * new Vector<double>(-1.0 / 6), slopes, j);
        }

        for (int d = 0; d < _ownRates.Length; d++)
        {
            var rate = new Vector<double>(_ownRates[d]);
            var variance = new Vector<double>(_ownVariances[d]);
            for (int j = 0; j < count; j += width)
            {
                var u = rate * Vector.Abs(Difference(x[d], d, j));
                var m = Vector.FusedMultiplyAdd(u * u, new Vector<double>(1.0 / 3), Vector<double>.One + u) * Vector.Exp(-u);
                Store(Vector.FusedMultiplyAdd(variance, m, At(covariances, j)), covariances, j);
            }
        }
    }

    /// <summary>Adds Σ_j g_j ∂k(x, x_j)/∂θ to a gradient, noise left aside; <paramref name="weights"/> are zero in the padding.</summary>
    public void AddThetaGradient(ReadOnlySpan<double> x, int count, ReadOnlySpan<double> weights, ReadOnlySpan<double> covariances, ReadOnlySpan<double> slopes, Span<double> gradient)
    {
        int width = Vector<double>.Count;
        var joint = Vector<double>.Zero;
        for (int j = 0; j < count; j += width)
            joint = Vector.FusedMultiplyAdd(At(weights, j), At(covariances, j), joint);
        double total = Vector.Sum(joint);
        for (int d = 0; d < _weights.Length; d++)
        {
            var sum = Vector<double>.Zero;
            for (int j = 0; j < count; j += width)
            {
                var difference = Difference(x[d], d, j);
                sum = Vector.FusedMultiplyAdd(At(weights, j) * At(slopes, j), difference * difference, sum);
            }

            gradient[d] += -2 * _weights[d] * Vector.Sum(sum);
        }

        for (int d = 0; d < _ownRates.Length; d++)
        {
            var rate = new Vector<double>(_ownRates[d]);
            var byVariance = Vector<double>.Zero;
            var byLength = Vector<double>.Zero;
            for (int j = 0; j < count; j += width)
            {
                var u = rate * Vector.Abs(Difference(x[d], d, j));
                var third = u * u * new Vector<double>(1.0 / 3);
                var rising = Vector<double>.One + u;
                var weighted = At(weights, j) * Vector.Exp(-u);
                byVariance = Vector.FusedMultiplyAdd(weighted, rising + third, byVariance);
                byLength = Vector.FusedMultiplyAdd(weighted, rising * third, byLength);
            }

            double own = _ownVariances[d] * Vector.Sum(byVariance);
            total -= own;
            gradient[_layout.OwnVariance(d)] += own;
            gradient[_layout.OwnLength(d)] += _ownVariances[d] * Vector.Sum(byLength);
        }

        gradient[_layout.Variance] += total;
    }

    /// <summary>Adds what the diagonal k(x, x) contributes to a gradient in θ.</summary>
    public void AddDiagonalGradient(double weight, Span<double> gradient)
    {
        gradient[_layout.Variance] += weight * _variance;
        for (int d = 0; d < _ownVariances.Length; d++)
            gradient[_layout.OwnVariance(d)] += weight * _ownVariances[d];
    }

    /// <summary>Σ_j p_j ∂k(x, x_j)/∂x_d and the same with r, for every dimension; 0 for categories.</summary>
    public void PointGradients(ReadOnlySpan<double> x, ReadOnlySpan<double> slopes, ReadOnlySpan<double> p, ReadOnlySpan<double> r, Span<double> byP, Span<double> byR)
    {
        int width = Vector<double>.Count;
        for (int d = 0; d < _weights.Length; d++)
        {
            byP[d] = byR[d] = 0;
            if (_data.IsCategorical[d])
                continue;
            var sumP = Vector<double>.Zero;
            var sumR = Vector<double>.Zero;
            var joint = new Vector<double>(2 * _weights[d]);
            bool own = d < _ownRates.Length;
            var rate = new Vector<double>(own ? _ownRates[d] : 0);
            var factor = new Vector<double>(own ? -_ownVariances[d] * _ownRates[d] * _ownRates[d] / 3 : 0);
            for (int j = 0; j < _data.Padded; j += width)
            {
                var difference = Difference(x[d], d, j);
                var derivative = joint * At(slopes, j);
                if (own)
                {
                    var u = rate * Vector.Abs(difference);
                    derivative += factor * (Vector<double>.One + u) * Vector.Exp(-u);
                }

                derivative *= difference;
                sumP = Vector.FusedMultiplyAdd(At(p, j), derivative, sumP);
                sumR = Vector.FusedMultiplyAdd(At(r, j), derivative, sumR);
            }

            byP[d] = Vector.Sum(sumP);
            byR[d] = Vector.Sum(sumR);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> Difference(double x, int d, int j)
    {
        var difference = new Vector<double>(x) - new Vector<double>(_data.Column(d), j);
        return _data.IsCategorical[d]
            ? Vector.ConditionalSelect(Vector.Equals(difference, Vector<double>.Zero), Vector<double>.Zero, Vector<double>.One)
            : difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ReadOnlySpan<double> values, int index) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<double> value, Span<double> target, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);
}
