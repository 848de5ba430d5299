using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Sampling.History;

namespace OrleansTune.Core.Sampling.Density;

/// <summary>Draws points where trials were good, and takes the one whose density among the good is highest against that among the others.</summary>
internal sealed class TpeSampler : HistorySampler
{
    private const int Initial = 10;
    private const int Draws = 32;
    private const int MostGood = 25;

    protected override double[]? Propose(EncodedSpace space, IReadOnlyList<Observation> ranked, Observations observations, RandomStream random)
    {
        if (ranked.Count < Initial)
            return null;
        int good = Math.Min(MostGood, (int)Math.Ceiling(0.15 * ranked.Count));
        var near = new PointDensity(space, [.. ranked.Take(good).Select(o => o.Point)]);
        // Trials under way count as ordinary ones: their surroundings need no further trial.
        var far = new PointDensity(space, [.. ranked.Skip(good).Select(o => o.Point), .. observations.Pending.Select(p => p[..space.Dimension])]);
        double[]? best = null;
        double most = double.NegativeInfinity;
        Span<bool> active = stackalloc bool[space.Dimension];
        for (int i = 0; i < Draws; i++)
        {
            var point = near.Draw(random);
            space.Snap(point, active);
            double ratio = near.LogDensity(point) - far.LogDensity(point);
            if (ratio > most)
                (best, most) = (point, ratio);
        }

        return best;
    }
}
