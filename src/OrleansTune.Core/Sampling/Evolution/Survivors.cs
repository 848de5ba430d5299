using OrleansTune.Core.Analysis;
using OrleansTune.Core.Sampling.Ranking;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>Which of parents and children live on: the environmental selection of NSGA-II (Deb et al. 2002).</summary>
internal static class Survivors
{
    /// <summary>
    /// The best, best first: feasible ones by front, within a front those in less crowded places first; then, as
    /// <see cref="EvaluationOrder"/> has it, those of less resource, infeasible ones by violation and those without a measurement.
    /// </summary>
    public static List<Evaluation> Of(List<Evaluation> candidates, int count)
    {
        var comparable = candidates.Where(e => e.IsComparable).ToList();
        var ranks = ParetoFront.Ranks([.. comparable.Select(e => e.Losses)]);
        var survivors = new List<Evaluation>(count);
        foreach (var front in comparable.Zip(ranks).GroupBy(p => p.Second).OrderBy(g => g.Key))
        {
            var members = front.Select(p => p.First).ToList();
            var distances = Crowding.Distances([.. members.Select(e => e.Losses)]);
            survivors.AddRange(members.Zip(distances)
                .OrderByDescending(p => p.Second).ThenBy(p => p.First.Trial.Number).Select(p => p.First));
            if (survivors.Count >= count)
                return survivors[..count];
        }

        survivors.AddRange(EvaluationOrder.Sorted(candidates).Where(e => !e.IsComparable).Take(count - survivors.Count));
        return survivors;
    }
}
