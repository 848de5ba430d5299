using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>Truncated normal kernels for a continuous parameter, or one of too many values to list.</summary>
/// <remarks>
/// <code>
/// μ  the kernels' centres   [n]
/// h  their bandwidth
/// c  −log(h √(2π) Z), Z the mass of the kernel inside the unit interval   [n]
/// </code>
/// </remarks>
internal sealed class ContinuousAxis : IKernelAxis
{
    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private readonly double[] _mu;
    private readonly double[] _c;
    private readonly double _h;

    public ContinuousAxis(double[] centres, double bandwidth)
    {
        _mu = centres;
        _h = bandwidth;
        _c = new double[centres.Length];
        for (int i = 0; i < centres.Length; i++)
        {
            if (!double.IsNaN(centres[i]))
                _c[i] = -Math.Log(bandwidth) - LogRootTwoPi - Math.Log(TruncatedNormal.Mass(centres[i], bandwidth, 0, 1));
        }
    }

    public double LogRatio(int kernel, double coordinate)
    {
        double z = (coordinate - _mu[kernel]) / _h;
        return _c[kernel] - (0.5 * z * z);
    }

    public double Draw(int kernel, RandomStream random) => TruncatedNormal.Draw(_mu[kernel], _h, random);
}
