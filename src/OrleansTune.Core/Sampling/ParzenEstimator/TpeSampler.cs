using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>The multivariate tree-structured Parzen estimator; see <see cref="TpeSamplerFactory"/>.</summary>
/// <remarks>
/// <code>
/// l  density of the good observations
/// g  density of the others, trials under way among them
/// </code>
/// Of points drawn from l the one with the largest l/g is suggested, which maximises expected improvement (Bergstra et al. 2011).
/// </remarks>
internal sealed class TpeSampler(int startup, int candidates) : ISampler
{
    // Trials are compared where one more than the dimension, or this many, were measured.
    private const int MostEnough = 20;

    private readonly UsedPoints _used = new();
    private readonly Evaluations _evaluations = new();
    private SearchSpace? _space;
    private UnitPoints? _units;
    private ParzenFitter? _fitter;

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        if (!ReferenceEquals(_space, context.Space))
            (_space, _units, _fitter) = (context.Space, new(context.Space), new(context.Space));
        _used.Follow(context.Trials);
        var evaluations = _evaluations.Of(context, Math.Min(context.Space.Dimension + 1, MostEnough), out var pending);
        var open = pending.Select(_units!.Of).ToList();
        bool isDesign = evaluations.Count(e => e.IsMeasured) < startup;
        var split = isDesign ? null : TpeSplit.Of(evaluations);
        var good = split is null ? null : _fitter!.Fit([.. split.Good.Select(e => _units.Of(e.Trial))], split.GoodWeights);
        var design = new SobolSequence(context.Space.Dimension, context.Seed);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int number = context.NextNumber + i;
            var point = good is null
                ? Claimed([context.Space.FromUnit(design.Point(number))])
                : Claimed(Ranked(context, good, Bad(split!, open), number));
            point ??= _used.ClaimRandom(context.Space, context.RandomFor("tpe-random", number));
            if (point is null)
                break;
            points.Add(point);
            open.Add(context.Space.ToUnit(point));
        }

        return new(points, null);
    }

    // Trials under way count as bad: the next suggestion keeps away from them (the constant liar of Ginsbourger et al. 2010).
    private ParzenDensity Bad(TpeSplit split, List<double[]> open) => _fitter!.Fit(
        [.. split.Bad.Select(e => _units!.Of(e.Trial)), .. open],
        [.. Enumerable.Repeat(split.BadWeight, split.Bad.Count), .. Enumerable.Repeat(1.0, open.Count)]);

    private IEnumerable<ParameterSet> Ranked(SamplingContext context, ParzenDensity l, ParzenDensity g, int number)
    {
        var random = context.RandomFor("tpe", number);
        var scored = new List<(double Score, ParameterSet Point)>(candidates);
        for (int i = 0; i < candidates; i++)
        {
            var point = context.Space.FromUnit(l.Draw(random));
            var unit = context.Space.ToUnit(point);
            scored.Add((l.LogRatio(unit) - g.LogRatio(unit), point));
        }

        return scored.OrderByDescending(s => s.Score).Select(s => s.Point);
    }

    private ParameterSet? Claimed(IEnumerable<ParameterSet> points) => points.FirstOrDefault(_used.Claim);
}
