using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Surrogates;

/// <summary>Finds the most probable hyperparameters of a Gaussian process.</summary>
internal static class GpFitter
{
    /// <summary>Climbs from every start and gives the best end with its negative log posterior.</summary>
    /// <param name="process">The process and its data.</param>
    /// <param name="starts">Hyperparameters to begin from; clamped into the allowed range.</param>
    /// <param name="maxEvaluations">Most evaluations of the likelihood per start.</param>
    /// <param name="cancellationToken">Stops between starts.</param>
    public static (double[] Theta, double Value) Fit(GaussianProcess process, IReadOnlyList<double[]> starts, int maxEvaluations, CancellationToken cancellationToken)
    {
        var prior = process.Prior;
        double[] best = prior.Mode;
        double least = double.PositiveInfinity;
        foreach (var start in starts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var theta = new double[start.Length];
            for (int i = 0; i < theta.Length; i++)
                theta[i] = Math.Clamp(start[i], prior.Low[i], prior.High[i]);
            var minimizer = new BoundedLbfgs { MaxEvaluations = maxEvaluations, Tolerance = 1e-5, FirstStep = 1 };
            double value = minimizer.Minimize(process.NegativeLogPosterior, theta, prior.Low, prior.High);
            if (value < least)
                (best, least) = (theta, value);
        }

        return (best, least);
    }
}
