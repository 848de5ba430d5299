namespace OrleansTune.Core.Analysis;

/// <summary>Sorts points by Pareto dominance. Losses: smaller is better, every point as many of them, none NaN.</summary>
/// <remarks>
/// Two losses take O(n log n) (Kung, Luccio and Preparata 1975; here by a binary search among the fronts' last points); more take the
/// efficient non-dominated sort of Zhang et al. (2015), which compares a point with a front only as long as needed.
/// </remarks>
public static class ParetoFront
{
    /// <summary>The places of the points that no other dominates, ascending; of equal points all are listed.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double[]> losses)
    {
        var ranks = Ranks(losses);
        return [.. Enumerable.Range(0, losses.Count).Where(i => ranks[i] == 0)];
    }

    /// <summary>The rank of every point: 0 on the Pareto front, 1 on the front of the rest, and so on. Equal points share a rank.</summary>
    public static int[] Ranks(IReadOnlyList<double[]> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        var order = Enumerable.Range(0, losses.Count).ToArray();
        Array.Sort(order, (a, b) => Dominance.Compare(losses[a], losses[b]) is not 0 and var o ? o : a.CompareTo(b));
        var ranks = new int[order.Length];
        var fronts = new List<List<double[]>>();
        for (int i = 0; i < order.Length; i++)
        {
            var point = losses[order[i]];
            if (i > 0 && Dominance.Compare(losses[order[i - 1]], point) == 0)
            {
                ranks[order[i]] = ranks[order[i - 1]];
                continue;
            }

            // A front that does not dominate the point is followed by none that does.
            int low = 0;
            int high = fronts.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (IsDominated(point, fronts[middle]))
                    low = middle + 1;
                else
                    high = middle;
            }

            if (low == fronts.Count)
                fronts.Add([]);
            fronts[low].Add(point);
            ranks[order[i]] = low;
        }

        return ranks;
    }

    // Points arrive in lexicographic order: with up to two losses the front's last point dominates whenever any of it does.
    private static bool IsDominated(double[] point, List<double[]> front)
    {
        if (point.Length <= 2)
            return Dominance.Dominates(front[^1], point);
        for (int i = front.Count - 1; i >= 0; i--)
        {
            if (Dominance.Dominates(front[i], point))
                return true;
        }

        return false;
    }
}
