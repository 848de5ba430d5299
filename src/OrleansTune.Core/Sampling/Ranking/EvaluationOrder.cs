using OrleansTune.Core.Analysis;

namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>Orders evaluations from best to worst.</summary>
/// <remarks>
/// Comparable ones by loss, or by non-domination rank when there are several objectives; then those measured with less resource, most
/// resource first; then infeasible ones by violation; then those without a measurement. Ties by trial number.
/// </remarks>
internal static class EvaluationOrder
{
    // Exact contributions of larger fronts would cost more than they tell.
    private const int MostContributions = 60;

    /// <summary>The evaluations in order.</summary>
    public static List<Evaluation> Sorted(IReadOnlyList<Evaluation> evaluations) => First(evaluations, evaluations.Count);

    /// <summary>
    /// The <paramref name="count"/> best in order; of several objectives the front that fits only in part thinned by hypervolume contribution.
    /// </summary>
    public static List<Evaluation> Best(IReadOnlyList<Evaluation> evaluations, int count)
    {
        var comparable = evaluations.Where(e => e.IsComparable).ToList();
        if (comparable.Count <= count || comparable[0].Losses.Length == 1)
            return First(evaluations, count);
        var ranks = ParetoFront.Ranks([.. comparable.Select(e => e.Losses)]);
        var best = new List<Evaluation>(count);
        foreach (var front in comparable.Zip(ranks).GroupBy(p => p.Second).OrderBy(g => g.Key))
        {
            var members = front.Select(p => p.First).ToList();
            best.AddRange(best.Count + members.Count > count ? Thinned(members, count - best.Count) : members);
            if (best.Count >= count)
                break;
        }

        return best;
    }

    /// <summary>A point a little worse than all of a set's, in every loss.</summary>
    public static double[] Reference(IReadOnlyList<Evaluation> evaluations)
    {
        var reference = new double[evaluations[0].Losses.Length];
        for (int d = 0; d < reference.Length; d++)
        {
            double worst = evaluations.Max(e => e.Losses[d]);
            double spread = worst - evaluations.Min(e => e.Losses[d]);
            reference[d] = worst + (spread > 0 ? 0.1 * spread : 1);
        }

        return reference;
    }

    // Sorting no more than what is taken keeps this linear in the number of trials.
    private static List<Evaluation> First(IReadOnlyList<Evaluation> evaluations, int count)
    {
        var ranks = DominationRanks(evaluations);
        var comparer = Comparer<int>.Create((a, b) => Compare(evaluations[a], ranks[a], evaluations[b], ranks[b]));
        return [.. Enumerable.Range(0, evaluations.Count).Order(comparer).Take(count).Select(i => evaluations[i])];
    }

    // Greedy: the point that adds most volume to those chosen, one at a time (Guerreiro, Fonseca and Paquete 2016).
    private static List<Evaluation> Thinned(List<Evaluation> front, int count)
    {
        var open = EvenSelection.Of(front, MostContributions);
        var reference = Reference(open);
        var chosen = new List<Evaluation>();
        while (chosen.Count < count && open.Count > 0)
        {
            var next = open.MaxBy(e => Hypervolume.Of(chosen.Append(e).Select(c => c.Losses), reference))!;
            chosen.Add(next);
            open.Remove(next);
        }

        return chosen;
    }

    private static int[] DominationRanks(IReadOnlyList<Evaluation> evaluations)
    {
        var ranks = new int[evaluations.Count];
        if (!evaluations.Any(e => e.Losses.Length > 1))
            return ranks;
        foreach (var group in Enumerable.Range(0, evaluations.Count).Where(i => evaluations[i].IsMeasured).GroupBy(i => (evaluations[i].Class, evaluations[i].IsPartial ? evaluations[i].Step : 0)))
        {
            int[] members = [.. group];
            var own = ParetoFront.Ranks([.. members.Select(i => evaluations[i].Losses)]);
            for (int i = 0; i < members.Length; i++)
                ranks[members[i]] = own[i];
        }

        return ranks;
    }

    private static int Compare(Evaluation a, int rankA, Evaluation b, int rankB)
    {
        int order = a.Class.CompareTo(b.Class);
        if (order == 0 && a.Class == 2)
            order = a.Violation.CompareTo(b.Violation);
        if (order == 0 && a.Class == 1)
            order = b.Step.CompareTo(a.Step);
        if (order == 0 && a.Class < 3)
            order = a.Losses.Length > 1 ? rankA.CompareTo(rankB) : a.Losses[0].CompareTo(b.Losses[0]);
        return order != 0 ? order : a.Trial.Number.CompareTo(b.Trial.Number);
    }
}
