using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <content>The last digits of a settled search.</content>
internal sealed partial class PointProposer
{
    // Within so short a distance of a minimum, rounding hides what a smooth function gains.
    private const double LeastReach = 1e-8;

    // The most trials that the local surrogate is fitted to.
    private const int MostNear = 60;

    private const int RefinementEvaluations = 40;

    /// <summary>
    /// Candidates very near the best point, the best first: where a surrogate of the nearest trials alone, which sees their surroundings as large as the
    /// unit cube, is lowest (a local surrogate in turns with the global one: Acerbi and Ma 2017, Diouane et al. 2023). Over the whole space, what
    /// the nearest trials tell of one another is lost in the noise that keeps the covariance regular. None when a trial under way is as near
    /// already, or nothing can be gained any more.
    /// </summary>
    /// <param name="random">Draws the starts of the search.</param>
    public IReadOnlyList<double[]> ForRefinement(RandomStream random)
    {
        int d = space.Dimension;
        var best = observations.Measured.MinBy(o => o.Losses[0])!.Point;
        // As many as determine a parabola, and a few to tell how far it holds.
        int size = Math.Clamp(((d + 1) * (d + 2) / 2) + d, 8, MostNear);
        var near = observations.Measured
            .Where(o => Enumerable.Range(0, d).All(k => !space.IsCategorical[k] || o.Point[k] == best[k]))
            .OrderBy(o => Distance(o.Point, best)).Take(size).ToList();
        double reach = near.Max(o => Farthest(o.Point, best));
        if (near.Count < d + 2 || reach < LeastReach || observations.Pending.Any(o => Farthest(o.Point, best) <= reach))
            return [];
        var zoom = new Zoom(best, [.. space.IsCategorical.Select(c => c ? 1 : 2 * reach)]);
        var data = new GpData([.. near.Select(o => zoom.In(o.Point))], IsCategorical(d));
        var y = OutputTransform.Create([.. near.Select(o => o.Losses[0])], OutputTransformKind.Linear)!.Values;
        var layout = new GpLayout(d, IsAdditive: false);
        var process = new GaussianProcess(data, y, layout);
        var model = new SurrogateModel(data, y, layout, GpFitter.Fit(process, process.Prior.Mode, RefinementEvaluations).Theta, d);
        return Search(new ZoomedAcquisition(Mean(model), zoom), [best], near.Count, reach, random);
    }

    // The largest distance in a dimension; of categories all are equally far.
    private double Farthest(double[] a, double[] b) =>
        Enumerable.Range(0, space.Dimension).Max(k => space.IsCategorical[k] ? (a[k] == b[k] ? 0 : 1) : Math.Abs(a[k] - b[k]));
}
