using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <content>What is different while other trials are under way.</content>
internal sealed partial class PointProposer
{
    // Joint draws of what trials under way will tell; the suggestions hardly change with more.
    private const int Fantasies = 8;

    // Points at which one draw of the function is known; between them it is as expected.
    private const int PathPoints = 100;

    // Half the width of the box round the best point in which the draw is minimised: elsewhere a draw's minimum says little in many dimensions.
    private const double PathReach = 0.15;

    // The least that the draw's deviation from what is expected is scaled by.
    private const double LeastTemperature = 0.1;

    /// <summary>
    /// Candidates near the best point, the best first: minimisers of a draw of the function, which spread like what is believed of the optimum, however
    /// many trials are under way (parallel Thompson sampling: Hernández-Lobato et al. 2017, Kandasamy et al. 2018; in a box: Eriksson et al. 2019).
    /// </summary>
    /// <param name="fit">The surrogate chosen for the objective.</param>
    /// <param name="random">Draws the function, and the starts of the search.</param>
    public IReadOnlyList<double[]> ByPath(ModelFit fit, RandomStream random)
    {
        var chosen = Chosen();
        var points = chosen.Select(o => o.Point).ToList();
        var y = OutputTransform.Create([.. chosen.Select(o => o.Losses[0])], fit.Key.Output)!.Values;
        var best = chosen.OrderBy(o => o.Losses[0]).Take(3).Select(o => o.Point[..space.Dimension]).ToList();
        var model = Conditioned(points, [], y, (fit.Layout, fit.Theta));
        var screened = new AcquisitionMaximizer(space, new GpImprovement(model, 0), random) { Reach = PathReach }.Screen(best);
        var means = new double[screened.Count];
        var variances = new double[screened.Count];
        model.Predict(screened, means, variances);
        var low = Enumerable.Range(0, screened.Count).OrderBy(i => means[i] - (2 * Math.Sqrt(variances[i])))
            .Take(PathPoints).Select(i => observations.AtFullResource(screened[i])).ToList();
        var path = Conditioned(points, low, y, (fit.Layout, fit.Theta));
        // A smaller temperature is greedier; drawn from all scales, it serves both a rough and an almost certain idea of the optimum.
        double temperature = Math.Pow(LeastTemperature, random.NextDouble());
        path.Draw([[.. low.Select(_ => temperature * random.NextNormal())]]);
        return Search(new PathDescent(path), best, points.Count, PathReach, random);
    }

    // The points under way that are expected to keep the constraints.
    private IEnumerable<double[]> Likely(List<(SurrogateModel Model, double Limit)> constraints) =>
        observations.Pending.Select(o => o.Point).Where(p => constraints.All(c => c.Model.Mean(p) <= c.Limit));

    private IEnumerable<double> Expected(SurrogateModel model, List<(SurrogateModel Model, double Limit)> constraints) =>
        Likely(constraints).Select(p => model.Mean(p));

    // Over the best of the points tried, and of those under way.
    private IAcquisition Improvement(SurrogateModel model, List<double[]> tried, IEnumerable<double[]> pending, RandomStream random)
    {
        int count = observations.Pending.Count;
        if (count == 0)
        {
            var means = new double[tried.Count];
            model.Predict(tried, means, new double[means.Length]);
            return new GpImprovement(model, means.Min());
        }

        // Nobody knows when those paused will go on: they stay as expected.
        var normals = Enumerable.Range(0, Fantasies).Select(_ => new double[observations.Paused.Count + count]).ToList();
        foreach (var normal in normals)
        {
            for (int i = observations.Paused.Count; i < normal.Length; i++)
                normal[i] = random.NextNormal();
        }

        model.Draw(normals);
        var outcomes = model.PredictDraws([.. tried, .. pending.Select(p => p[..space.Dimension])], Fantasies);
        return new FantasyImprovement(model, [.. Enumerable.Range(0, Fantasies).Select(s => outcomes.Min(o => o[s]))]);
    }
}
