namespace OrleansTune.Core.Scheduling;

/// <summary>The resource of each rung: from the least, growing by a factor, the last being the most that a trial may get.</summary>
/// <remarks>
/// r(k) = min · eta^k for k = 0 … s − 1 and r(s) = max, with s the largest integer for which min · eta^s ≤ max. With max / min no
/// power of eta the last step is therefore longer than the others, never a short one: 1, 3, 10 rather than 1, 3, 9, 10.
/// </remarks>
internal static class RungLevels
{
    public static int[] Of(int min, int max, int eta)
    {
        var levels = new List<int>();
        for (long level = min; level <= max; level *= eta)
            levels.Add((int)level);
        levels[^1] = max;
        return [.. levels];
    }
}
