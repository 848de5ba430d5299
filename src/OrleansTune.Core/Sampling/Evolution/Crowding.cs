namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>The crowding distance of NSGA-II (Deb et al. 2002, section III-B).</summary>
internal static class Crowding
{
    /// <summary>
    /// Per point of a front the sum, over the losses, of the distance between its neighbours as a share of the front's extent; infinite for
    /// the extreme points.
    /// </summary>
    public static double[] Distances(IReadOnlyList<double[]> front)
    {
        var distances = new double[front.Count];
        int dimensions = front.Count == 0 ? 0 : front[0].Length;
        for (int d = 0; d < dimensions; d++)
        {
            int[] order = [.. Enumerable.Range(0, front.Count).OrderBy(i => front[i][d])];
            distances[order[0]] = double.PositiveInfinity;
            distances[order[^1]] = double.PositiveInfinity;
            double extent = front[order[^1]][d] - front[order[0]][d];
            for (int i = 1; extent > 0 && i + 1 < order.Length; i++)
                distances[order[i]] += (front[order[i + 1]][d] - front[order[i - 1]][d]) / extent;
        }

        return distances;
    }
}
