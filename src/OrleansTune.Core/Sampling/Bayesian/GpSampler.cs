using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>Bayesian optimisation with Gaussian processes and log expected improvement.</summary>
internal sealed class GpSampler : ISampler
{
    // Share of the variance beyond which the noise hides what a restart would find.
    private const double MostNoise = 1e-3;

    // One of so many suggestions amid noise, once there are as many trials as make the surrogate worth believing.
    private const int BelievedBestPeriod = 3;
    private const int BelievedBestFrom = 50;

    private readonly UsedPoints _used = new();
    private readonly EncodedTrials _trials = new();

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        _used.Follow(context.Trials);
        _trials.Follow(context.Space);
        var space = _trials.Space;
        var observations = Observations.Of(context, _trials);
        int dimension = space.Dimension + (observations.HasFidelity ? 1 : 0);
        var state = GpState.Read(context.State, dimension, observations.HasFidelity);
        var points = new List<ParameterSet>(count);
        bool isFitted = false;
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            bool isDesign = number < Initial(space) || observations.Measured.Count < 2 || space.Dimension == 0;
            if (!isDesign && !isFitted && context.Objectives.Count == 1)
            {
                var selection = new ModelSelection([.. space.IsCategorical, .. new bool[dimension - space.Dimension]], observations.HasFidelity, cancellationToken);
                var known = observations.Known;
                state = state with { Fits = selection.Refit([.. known.Select(o => o.Point)], [.. known.Select(o => o.Losses[0])], state.Fits, number) };
                isFitted = true;
            }

            if (!isDesign && MayRestart(context, observations, state))
                state = state with { RestartedAt = RestartPolicy.Update(state.RestartedAt, observations.Measured, number, observations.Open.Count) };
            var point = isDesign ? Design(context, number) : Propose(context, space, observations, state, number, cancellationToken);
            point ??= _used.ClaimRandom(context.Space, context.RandomFor("gp-random", number));
            if (point is null)
                break;
            points.Add(point);
            observations.AddPending(number, space.Encode(point));
        }

        return new(points, state.Write());
    }

    // A second search needs a mark to beat that luck did not set.
    private static bool MayRestart(SamplingContext context, Observations observations, GpState state) =>
        context.Objectives.Count == 1 && context.ConstraintCount == 0 && !observations.HasFidelity
        && state.Fits[0].NoiseShare < MostNoise;

    /// <summary>How many trials the design has: enough to see every dimension move, and most categories, before the model is trusted.</summary>
    public static int Initial(EncodedSpace space) => Math.Clamp((int)(1.5 * space.Dimension) + 1, 4, space.IsCategorical.Any(c => c) ? 10 : 8);

    // With one trial at a time expected improvement does best; the more trials are under way, the more of them are better sent to draws of the
    // optimum, which crowd where it must lie: joint improvement avoids the places that are being tried, and so hardly refines the best of them.
    private static bool IsPathTurn(SamplingContext context, Observations observations, int number)
    {
        const double EvenAt = 20;
        int pending = observations.Pending.Count;
        return context.ConstraintCount == 0 && context.RandomFor("gp-path", number).NextDouble() < pending / (pending + EvenAt);
    }

    // The middle comes first: nothing is far from it, and ranges are set round what is thought to be good.
    private ParameterSet? Design(SamplingContext context, int number)
    {
        int dimension = context.Space.Dimension;
        var unit = number == 0 ? [.. Enumerable.Repeat(0.5, dimension)] : new SobolSequence(dimension, context.Seed).Point(number);
        var point = context.Space.FromUnit(unit);
        return _used.Claim(point) ? point : null;
    }

    private ParameterSet? Propose(
        SamplingContext context, EncodedSpace space, Observations observations, GpState state, int number, CancellationToken cancellationToken)
    {
        var proposer = new PointProposer(space, observations, cancellationToken)
        {
            SeeksBelievedBest = number >= BelievedBestFrom && number % BelievedBestPeriod == 0,
        };
        var random = context.RandomFor("gp", number);
        // These look at the objective alone.
        var candidates = context.Objectives.Count > 1 ? []
            : RestartPolicy.IsTurn(state.RestartedAt, number) ? proposer.ForRestart(state.Fits[0], state.RestartedAt, random)
            : RestartPolicy.IsRefinement(state.RestartedAt, number) && MayRestart(context, observations, state)
                && proposer.ForRefinement(random) is { Count: > 0 } refined ? refined
            : IsPathTurn(context, observations, number) ? proposer.ByPath(state.Fits[0], random)
            : [];
        candidates = [.. candidates.Where(c => !proposer.IsLikelyToFail(c))];
        if (candidates.Count == 0)
            candidates = context.Objectives.Count > 1 ? proposer.ForSeveralObjectives(random) : proposer.ForOneObjective(state.Fits[0], random);
        foreach (var candidate in candidates)
        {
            var point = space.Decode(candidate);
            if (_used.Claim(point))
                return point;
        }

        return null;
    }
}
