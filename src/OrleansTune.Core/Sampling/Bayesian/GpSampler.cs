using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>Bayesian optimisation with a Gaussian process and log expected improvement.</summary>
internal sealed class GpSampler : ISampler
{
    private const string Kind = "gp/1";

    private readonly UsedPoints _used = new();

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        _used.Follow(context.Trials);
        var space = new EncodedSpace(context.Space);
        var observations = Observations.Of(context, space);
        var points = new List<ParameterSet>(count);
        var design = new SobolSequence(context.Space.Dimension, context.Seed);
        int initial = Math.Max(4, space.Dimension + 1);
        double[]? theta = context.State is { Kind: Kind } state ? [.. state.Values] : null;
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            ParameterSet? point = null;
            if (number < initial || observations.Points.Count < 2 || space.Dimension == 0)
            {
                var candidate = context.Space.FromUnit(design.Point(number));
                if (_used.Claim(candidate))
                    point = candidate;
            }
            else
            {
                (point, theta) = Propose(context, space, observations, theta, number, cancellationToken);
            }

            point ??= _used.ClaimRandom(context.Space, context.RandomFor("gp-random", number));
            if (point is null)
                break;
            points.Add(point);
            observations.Pending.Add(space.Encode(point));
        }

        return new(points, theta is null ? null : new SamplerState(Kind, [.. theta]));
    }

    private (ParameterSet? Point, double[] Theta) Propose(
        SamplingContext context, EncodedSpace space, Observations observations, double[]? warm, int number, CancellationToken cancellationToken)
    {
        double mean = observations.Losses.Average();
        double deviation = Math.Sqrt(observations.Losses.Average(l => (l - mean) * (l - mean)));
        var y = observations.Losses.Select(l => deviation > 0 ? (l - mean) / deviation : 0).ToArray();
        var layout = new GpLayout(space.Dimension, IsAdditive: false);
        var process = new GaussianProcess(new GpData(observations.Points, space.IsCategorical), y, layout);
        var starts = new List<double[]> { process.Prior.Mode };
        if (warm?.Length == layout.Length)
            starts.Add(warm);
        var (theta, _) = GpFitter.Fit(process, starts, 40, cancellationToken);
        process.TryCondition(theta);
        if (observations.Pending.Count > 0)
            process = WithFantasies(process, space, observations, y, theta);
        var maximizer = new AcquisitionMaximizer(space, new GpImprovement(process, y.Min()), context.RandomFor("gp", number));
        var anchors = Enumerable.Range(0, y.Length).OrderBy(i => y[i]).Take(3).Select(i => observations.Points[i]).ToList();
        foreach (var candidate in maximizer.Maximize(anchors, cancellationToken))
        {
            var point = space.Decode(candidate);
            if (_used.Claim(point))
                return (point, theta);
        }

        return (null, theta);
    }

    // Trials under way are taken to turn out as expected.
    private static GaussianProcess WithFantasies(GaussianProcess process, EncodedSpace space, Observations observations, double[] y, double[] theta)
    {
        var means = new double[observations.Pending.Count];
        process.Predict(observations.Pending, means, new double[means.Length]);
        var extended = new GaussianProcess(
            new GpData([.. observations.Points, .. observations.Pending], space.IsCategorical), [.. y, .. means], process.Layout);
        extended.TryCondition(theta);
        return extended;
    }
}
