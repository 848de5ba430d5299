using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <content>Where trials fail.</content>
internal sealed partial class PointProposer
{
    private const int MostOfEach = 150;

    // Some failures are the fault of a machine, not of the point.
    private static readonly double FailureNoise = Math.Log(0.03);

    private (SurrogateModel Model, double Limit)? _failures;

    /// <summary>Whether a trial at a point will more likely fail than not.</summary>
    public bool IsLikelyToFail(double[] point) => Failures() is { } failures && failures.Model.Mean(point) > failures.Limit;

    /// <summary>
    /// A surrogate that is below the limit where trials come to an end and above it where they fail; null when none has. Classification by least
    /// squares (Rasmussen and Williams 2006, section 6.5); improvement is weighed by it as by a constraint (Gelbart, Snoek and Adams 2014).
    /// </summary>
    /// <remarks>
    /// Its hyperparameters are those believed beforehand: fitted to a few trials that ended among many that failed, all would be noise, and every
    /// point as likely to fail as any other. Far from all trials one fails as often as they did on average.
    /// </remarks>
    private (SurrogateModel Model, double Limit)? Failures()
    {
        if (_failures is not null || observations.Failed.Count == 0)
            return _failures;
        var bad = EvenSelection.Of(observations.Failed, MostOfEach);
        var good = EvenSelection.Of([.. observations.Measured.DistinctBy(o => o.Number)], MostOfEach);
        double mean = (bad.Count - good.Count) / (double)(bad.Count + good.Count);
        double[] values = [.. bad.Select(_ => 1 - mean), .. good.Select(_ => -1 - mean)];
        var layout = new GpLayout(space.Dimension, IsAdditive: false);
        double[] theta = new GpPrior(layout).Mode;
        theta[layout.Noise] = FailureNoise;
        var data = new GpData([.. bad.Concat(good).Select(o => o.Point[..space.Dimension])], space.IsCategorical);
        _failures = (new(data, values, layout, theta, space.Dimension), -mean);
        return _failures;
    }
}
