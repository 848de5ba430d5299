namespace OrleansTune.Core.Numerics;

/// <summary>The standard normal distribution, accurate in its tails.</summary>
internal static class NormalDistribution
{
    private const double LogRootTwoPi = 0.91893853320467274178;

    /// <summary>The density.</summary>
    public static double Density(double z) => Math.Exp((-0.5 * z * z) - LogRootTwoPi);

    /// <summary>The logarithm of the density.</summary>
    public static double LogDensity(double z) => (-0.5 * z * z) - LogRootTwoPi;

    /// <summary>The probability of a value up to <paramref name="z"/>.</summary>
    public static double Cumulative(double z) => z < 0 ? Density(z) * MillsRatio(-z) : 1 - (Density(z) * MillsRatio(z));

    /// <summary>The logarithm of <see cref="Cumulative"/>, exact far below zero.</summary>
    public static double LogCumulative(double z) =>
        z < 0 ? LogDensity(z) + Math.Log(MillsRatio(-z)) : Math.Log(Cumulative(z));

    /// <summary>(1 − Φ(t)) / φ(t) for t ≥ 0 (Mills 1926).</summary>
    public static double MillsRatio(double t)
    {
        if (t > 5)
        {
            // Laplace's continued fraction.
            double fraction = t;
            for (int k = 30; k >= 1; k--)
                fraction = t + (k / fraction);
            return 1 / fraction;
        }

        // Φ(t) = 1/2 + φ(t) (t + t³/3 + t⁵/15 + …) for small t (Marsaglia 2004).
        double term = t;
        double sum = t;
        for (int k = 3; Math.Abs(term) > 1e-17 * sum && k < 200; k += 2)
        {
            term *= t * t / k;
            sum += term;
        }

        return Math.Max((0.5 / Density(t)) - sum, 1e-300);
    }

    /// <summary>The value below which a share of the probability lies (Abramowitz and Stegun 26.2.23, refined by Halley steps).</summary>
    /// <param name="share">Strictly between 0 and 1.</param>
    public static double Quantile(double share)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies strictly between 0 and 1.");
        if (share > 0.5)
            return -Quantile(1 - share);
        double t = Math.Sqrt(-2 * Math.Log(share));
        double z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (int i = 0; i < 3; i++)
        {
            double error = (Cumulative(z) - share) / Density(z);
            z -= error / (1 + (0.5 * z * error));
        }

        return z;
    }
}
