using OrleansTune.Core.Analysis;
using OrleansTune.Core.Sampling.Bayesian;

namespace OrleansTune.Core.Sampling.History;

/// <summary>
/// Orders observations from best to worst: feasible before infeasible (Deb 2000), these by their violation; of several objectives by fronts of
/// non-dominated points, within a front those in sparse places first (Deb et al. 2002).
/// </summary>
internal static class ObservationRanking
{
    public static List<Observation> Rank(IReadOnlyList<Observation> observations)
    {
        var feasible = observations.Where(o => o.IsFeasible).ToList();
        var infeasible = observations.Where(o => !o.IsFeasible).OrderBy(o => o.Constraints.Sum(c => Math.Max(0, c)));
        if (feasible.Count == 0 || feasible[0].Losses.Length == 1)
            return [.. feasible.OrderBy(o => o.Losses[0]), .. infeasible];
        var ranked = new List<Observation>();
        foreach (var front in Fronts(feasible))
        {
            var crowding = Crowding(front);
            ranked.AddRange(Enumerable.Range(0, front.Count).OrderByDescending(i => crowding[i]).Select(i => front[i]));
        }

        return [.. ranked, .. infeasible];
    }

    private static IEnumerable<List<Observation>> Fronts(List<Observation> rest)
    {
        while (rest.Count > 0)
        {
            var front = rest.Where(o => !rest.Any(other => ParetoFront.Dominates(other.Losses, o.Losses))).ToList();
            yield return front;
            rest = [.. rest.Except(front, ReferenceEqualityComparer.Instance).Cast<Observation>()];
        }
    }

    private static double[] Crowding(List<Observation> front)
    {
        var crowding = new double[front.Count];
        for (int k = 0; k < front[0].Losses.Length; k++)
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(i => front[i].Losses[k]).ToList();
            double range = front[order[^1]].Losses[k] - front[order[0]].Losses[k];
            crowding[order[0]] = crowding[order[^1]] = double.PositiveInfinity;
            for (int i = 1; i + 1 < order.Count && range > 0; i++)
                crowding[order[i]] += (front[order[i + 1]].Losses[k] - front[order[i - 1]].Losses[k]) / range;
        }

        return crowding;
    }
}
