using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>What a study's surrogate expects of the next trial: when that is next to nothing, further trials are hardly worth their cost (Nguyen et al. 2017).</summary>
public static class ImprovementForecast
{
    // Below this many trials with a value the surrogate's word means little.
    private const int Fewest = 10;

    /// <summary>
    /// The expected improvement, over the best so far, of the most promising point, in the objective's units (never negative). With constraints it
    /// is weighed by the probability that they hold.
    /// </summary>
    /// <param name="context">The study as it stands.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The improvement; null when there are several objectives or too few trials with a value to tell.</returns>
    public static double? Of(SamplingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var trials = new EncodedTrials();
        trials.Follow(context.Space);
        var space = trials.Space;
        var observations = Observations.Of(context, trials);
        if (context.Objectives.Count > 1 || observations.Measured.Count < Fewest || space.Dimension == 0)
            return null;
        var losses = observations.Known.Select(o => o.Losses[0]).ToList();
        int dimension = observations.Known[0].Point.Length;
        var selection = new ModelSelection([.. space.IsCategorical, .. new bool[dimension - space.Dimension]], observations.HasFidelity, cancellationToken);
        var before = GpState.Read(context.State, dimension, observations.HasFidelity).Fits;
        var fits = selection.Refit([.. observations.Known.Select(o => o.Point)], losses, before, context.NextNumber);
        var fit = fits.First(f => f.Key.Output == OutputTransformKind.Linear);
        var proposer = new PointProposer(space, observations, cancellationToken) { IsAugmented = false };
        proposer.ForOneObjective(fit, context.RandomFor("gp", context.NextNumber));
        return Math.Exp(proposer.BestScore) * OutputTransform.Create(losses, fit.Key.Output)!.Unit;
    }
}
