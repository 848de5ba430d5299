using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.History;

/// <summary>The frame of samplers that propose encoded points from what was observed: no point twice, and random ones when there is no proposal.</summary>
internal abstract class HistorySampler : ISampler
{
    // A proposal that is taken is made anew this often before a random point stands in.
    private const int Attempts = 10;

    private readonly UsedPoints _used = new();
    private readonly EncodedTrials _trials = new();

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        _used.Follow(context.Trials);
        _trials.Follow(context.Space);
        var space = _trials.Space;
        var observations = Observations.Of(context, _trials);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = context.RandomFor(GetType().Name, context.NextNumber + i);
            if ((Propose(space, observations, random) ?? _used.ClaimRandom(context.Space, random)) is not { } point)
                break;
            points.Add(point);
            observations.Pending.Add(observations.AtFullResource(space.Encode(point)));
        }

        return new(points, null);
    }

    /// <summary>A proposal for the next trial, without the coordinate of the resource; null to leave it to chance.</summary>
    protected abstract double[]? Propose(EncodedSpace space, IReadOnlyList<Observation> ranked, Observations observations, RandomStream random);

    private ParameterSet? Propose(EncodedSpace space, Observations observations, RandomStream random)
    {
        if (space.Dimension == 0)
            return null;
        var ranked = ObservationRanking.Rank(observations.AtHighestResource());
        Span<bool> active = stackalloc bool[space.Dimension];
        for (int attempt = 0; attempt < Attempts && Propose(space, ranked, observations, random) is { } encoded; attempt++)
        {
            space.Snap(encoded, active);
            var point = space.Decode(encoded);
            if (_used.Claim(point))
                return point;
        }

        return null;
    }
}
