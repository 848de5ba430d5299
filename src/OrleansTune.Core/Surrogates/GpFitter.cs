using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Surrogates;

/// <summary>Finds probable hyperparameters of a Gaussian process.</summary>
internal static class GpFitter
{
    /// <summary>Climbs the posterior from a start (clamped into the allowed range); gives the end with its negative log posterior.</summary>
    public static (double[] Theta, double Value) Fit(GaussianProcess process, double[] start, int maxEvaluations)
    {
        var prior = process.Prior;
        var theta = new double[start.Length];
        for (int i = 0; i < theta.Length; i++)
            theta[i] = Math.Clamp(start[i], prior.Low[i], prior.High[i]);
        var minimizer = new BoundedLbfgs { MaxEvaluations = maxEvaluations, Tolerance = 1e-5, FirstStep = 1 };
        double value = minimizer.Minimize(process.NegativeLogPosterior, theta, prior.Low, prior.High);
        return (theta, value);
    }
}
