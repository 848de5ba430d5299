using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>A normal distribution cut to the unit interval.</summary>
internal static class TruncatedNormal
{
    // Beyond this many deviations there is nothing to see in a double.
    private const double Far = 8.3;

    /// <summary>The probability that the uncut distribution gives the part of the unit interval from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static double Mass(double mean, double deviation, double low, double high)
    {
        double a = (low - mean) / deviation;
        double b = (high - mean) / deviation;
        // Both ends in the upper tail: from the other side, where differences are exact.
        return a > 0 ? Below(-a) - Below(-b) : Below(b) - Below(a);
    }

    /// <summary>A draw, by rejection: at least one in three is kept.</summary>
    /// <param name="mean">Inside the unit interval.</param>
    /// <param name="deviation">At most 1.</param>
    /// <param name="random">The numbers.</param>
    public static double Draw(double mean, double deviation, RandomStream random)
    {
        while (true)
        {
            double x = mean + (deviation * random.NextNormal());
            if (x is >= 0 and <= 1)
                return x;
        }
    }

    private static double Below(double z) => z < -Far ? 0 : z > Far ? 1 : NormalDistribution.Cumulative(z);
}
