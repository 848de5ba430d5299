namespace OrleansTune.Core.Analysis;

/// <summary>The exact hypervolume: how much of the space below a reference point a set of points dominates (Zitzler and Thiele 1998).</summary>
/// <remarks>
/// Losses: smaller is better. Two losses by a sweep in O(n log n), more by the WFG algorithm (While, Bradstreet and Barone 2012), whose
/// cost grows exponentially with the number of losses in the worst case; fronts of a hundred points of five losses take milliseconds.
/// </remarks>
public static class Hypervolume
{
    /// <summary>The volume dominated by the points within the box below the reference point.</summary>
    /// <param name="losses">The points, in any order; those not below the reference in every loss contribute nothing.</param>
    /// <param name="reference">The reference point, worse than what one wants counted.</param>
    /// <exception cref="ArgumentException">A point has not as many losses as the reference.</exception>
    public static double Of(IEnumerable<double[]> losses, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(reference);
        double[] corner = [.. reference];
        var inside = new List<double[]>();
        foreach (var point in losses)
        {
            if (point.Length != corner.Length)
                throw new ArgumentException($"A point has {point.Length} losses, the reference point {corner.Length}.", nameof(losses));
            if (point.Zip(corner).All(p => p.First < p.Second))
                inside.Add(point);
        }

        return Volume(Front(inside), corner);
    }

    /// <summary>What each point alone dominates: the volume that is lost without it. Points not below the reference have 0.</summary>
    public static double[] Contributions(IReadOnlyList<double[]> losses, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(losses);
        double all = Of(losses, reference);
        return [.. Enumerable.Range(0, losses.Count).Select(i => Math.Max(0, all - Of(losses.Where((_, j) => j != i), reference)))];
    }

    private static List<double[]> Front(List<double[]> points)
    {
        var front = ParetoFront.Of(points).Select(i => points[i]).ToList();
        front.Sort(Dominance.Compare);
        return front;
    }

    /// <summary>The volume of a front, sorted by its first loss.</summary>
    private static double Volume(List<double[]> front, double[] reference)
    {
        if (front.Count == 0)
            return 0;
        if (reference.Length == 1)
            return reference[0] - front[0][0];
        if (reference.Length == 2)
            return Sweep(front, reference);
        double volume = 0;
        for (int i = 0; i < front.Count; i++)
            volume += Exclusive(front, i, reference);
        return volume;
    }

    private static double Sweep(List<double[]> front, double[] reference)
    {
        double volume = 0;
        double above = reference[1];
        foreach (var point in front)
        {
            if (point[1] >= above)
                continue;
            volume += (reference[0] - point[0]) * (above - point[1]);
            above = point[1];
        }

        return volume;
    }

    // What a point dominates and the points after it do not: its own box less the volume of those points moved into that box.
    private static double Exclusive(List<double[]> front, int index, double[] reference)
    {
        var point = front[index];
        double box = 1;
        for (int d = 0; d < reference.Length; d++)
            box *= reference[d] - point[d];
        var limited = new List<double[]>(front.Count - index - 1);
        for (int i = index + 1; i < front.Count; i++)
            limited.Add([.. front[i].Select((v, d) => Math.Max(v, point[d]))]);
        return box - Volume(Front(limited), reference);
    }
}
