using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Sampling.History;

namespace OrleansTune.Core.Sampling.Evolutionary;

/// <summary>Draws from a normal distribution that the history, replayed generation by generation, has shaped.</summary>
internal sealed class CmaEsSampler : HistorySampler
{
    protected override double[]? Propose(EncodedSpace space, IReadOnlyList<Observation> ranked, Observations observations, RandomStream random)
    {
        var history = observations.AtHighestResource();
        int size = CmaEsDistribution.PopulationFor(space.Dimension);
        if (history.Count < size)
            return null;
        var places = new Dictionary<Observation, int>(ReferenceEqualityComparer.Instance as IEqualityComparer<Observation>);
        for (int i = 0; i < ranked.Count; i++)
            places[ranked[i]] = i;
        var first = history.Take(size).MinBy(o => places[o])!;
        var distribution = new CmaEsDistribution(first.Point);
        for (int begin = size; begin + size <= history.Count; begin += size)
            distribution.Update([.. history.Skip(begin).Take(size).OrderBy(o => places[o]).Select(o => o.Point)]);
        var point = distribution.Draw(random);
        for (int d = 0; d < point.Length; d++)
        {
            // Categories have no direction to move in: they are inherited from the better half of the newest trials.
            if (space.IsCategorical[d])
                point[d] = random.Next(5) == 0 ? random.NextDouble() : ranked[random.Next(Math.Min(size, ranked.Count))].Point[d];
        }

        return point;
    }
}
