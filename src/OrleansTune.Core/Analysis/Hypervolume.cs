namespace OrleansTune.Core.Analysis;

/// <summary>The volume that points dominate: one number for how good a front is (Zitzler and Thiele 1998).</summary>
public static class Hypervolume
{
    /// <summary>The volume of what the points dominate up to a reference; larger is better.</summary>
    /// <remarks>Exact, by slicing along the last objective (Knowles 2002); meant for fronts of at most some hundred points.</remarks>
    /// <param name="points">Losses, smaller is better; points that do not better the reference in every objective add nothing.</param>
    /// <param name="reference">The worst value of each objective that counts.</param>
    public static double Of(IEnumerable<double[]> points, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reference);
        var inside = points.Where(p => p.Zip(reference).All(pair => pair.First < pair.Second)).ToList();
        return Volume(inside, reference, reference.Count);
    }

    private static double Volume(List<double[]> points, IReadOnlyList<double> reference, int dimensions)
    {
        if (points.Count == 0)
            return 0;
        if (dimensions == 1)
            return reference[0] - points.Min(p => p[0]);
        int last = dimensions - 1;
        var sorted = points.OrderBy(p => p[last]).ToList();
        double volume = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            double upper = i + 1 < sorted.Count ? sorted[i + 1][last] : reference[last];
            if (upper > sorted[i][last])
                volume += (upper - sorted[i][last]) * Volume(sorted[..(i + 1)], reference, last);
        }

        return volume;
    }
}
