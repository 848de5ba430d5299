using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>Bayesian optimisation with Gaussian processes and log expected improvement.</summary>
internal sealed class GpSampler : ISampler
{
    private readonly UsedPoints _used = new();

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        _used.Follow(context.Trials);
        var space = new EncodedSpace(context.Space);
        var observations = Observations.Of(context, space);
        int dimension = space.Dimension + (observations.HasFidelity ? 1 : 0);
        var fits = ModelFits.Read(context.State, dimension, observations.HasFidelity);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            bool isDesign = number < Initial(space.Dimension) || observations.Measured.Count < 2 || space.Dimension == 0;
            if (!isDesign && i == 0 && context.Objectives.Count == 1)
            {
                var selection = new ModelSelection([.. space.IsCategorical, .. new bool[dimension - space.Dimension]], observations.HasFidelity, cancellationToken);
                fits = selection.Refit(
                    [.. observations.Measured.Select(o => o.Point)], [.. observations.Measured.Select(o => o.Losses[0])], fits, number);
            }

            var point = isDesign ? Design(context, number) : Propose(context, space, observations, fits, number, cancellationToken);
            point ??= _used.ClaimRandom(context.Space, context.RandomFor("gp-random", number));
            if (point is null)
                break;
            points.Add(point);
            observations.Pending.Add(observations.AtFullResource(space.Encode(point)));
        }

        return new(points, ModelFits.Write(fits));
    }

    // Enough points to see every dimension move before the model is trusted.
    private static int Initial(int dimension) => Math.Clamp((int)(Knob.Get("initmul", 1.5) * dimension) + 1, 4, (int)Knob.Get("initmax", 10));

    private ParameterSet? Design(SamplingContext context, int number)
    {
        var point = context.Space.FromUnit(new SobolSequence(context.Space.Dimension, context.Seed).Point(number));
        return _used.Claim(point) ? point : null;
    }

    private static ModelFit Pick(List<ModelFit> fits, int number)
    {
        int alt = (int)Knob.Get("alt", 0);
        if (Environment.GetEnvironmentVariable("OT_TRACE") is not null && number % 15 == 0)
            Console.WriteLine($"trace {number} " + string.Join(" ", fits.OrderBy(f => ModelKey.All.IndexOf(f.Key)).Select(f => $"{f.Key.Output}{(f.Key.IsAdditive ? "+" : "")}:{f.Score:F2}")));
        double margin = Knob.Get("margin", 0.3);
        fits = [.. fits.OrderBy(f => f.Score + (f.Key.Output == Surrogates.OutputTransformKind.Linear ? 0 : margin))];
        if (alt > 0 && number % alt == 0)
            return fits.First(f => f.Key.Output == Surrogates.OutputTransformKind.Linear);
        if (alt < 0 && number % -alt == 0)
            return fits.FirstOrDefault(f => f.Key.IsAdditive != fits[0].Key.IsAdditive) ?? fits[0];
        return fits[0];
    }

    private ParameterSet? Propose(
        SamplingContext context, EncodedSpace space, Observations observations, List<ModelFit> fits, int number, CancellationToken cancellationToken)
    {
        var proposer = new PointProposer(space, observations, cancellationToken);
        var random = context.RandomFor("gp", number);
        var candidates = context.Objectives.Count == 1 ? proposer.ForOneObjective(Pick(fits, number), random) : proposer.ForSeveralObjectives(random);
        foreach (var candidate in candidates)
        {
            var point = space.Decode(candidate);
            if (_used.Claim(point))
                return point;
        }

        return null;
    }
}
