using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Acquisition;

/// <summary>
/// The logarithm of the expected improvement of a normal variable below a threshold (Jones et al. 1998), exact where the improvement itself
/// underflows (Ament et al., NeurIPS 2023).
/// </summary>
internal static class LogExpectedImprovement
{
    // From here on 1 - t·Mills(t) is taken from its series: the difference would lose digits.
    private const double FarTail = 30;

    /// <summary>log E[max(0, threshold − Y)], Y normal, and its derivatives by the mean and the deviation.</summary>
    public static (double Value, double ByMean, double ByDeviation) At(double mean, double deviation, double threshold)
    {
        double z = (threshold - mean) / deviation;
        if (z > -1)
        {
            double density = NormalDistribution.Density(z);
            double below = NormalDistribution.Cumulative(z);
            double h = density + (z * below);
            return (Math.Log(deviation * h), -below / (deviation * h), density / (deviation * h));
        }

        // h(z) = φ(z) (1 - t·Mills(t)) with t = -z.
        double t = -z;
        double mills = NormalDistribution.MillsRatio(t);
        double tt = t * t;
        double rest = t < FarTail ? 1 - (t * mills) : (1 - (3 / tt) + (15 / (tt * tt))) / tt;
        double value = Math.Log(deviation) + NormalDistribution.LogDensity(z) + Math.Log(rest);
        return (value, -mills / (rest * deviation), 1 / (rest * deviation));
    }
}
