namespace OrleansTune.Benchmarks.Regret;

/// <summary>One sampler's (or peer's) regret on one problem: per seed, at the checkpoints.</summary>
internal sealed record RegretRun(string Problem, string Sampler, IReadOnlyList<double[]> Seeds)
{
    /// <summary>The numbers of trials at which regret is compared.</summary>
    public static readonly int[] Checkpoints = [10, 25, 50, 75, 100];

    // Regrets below this are rounding.
    private const double Floor = 1e-12;

    public double[] LogsAt(int checkpoint) => [.. Seeds.Select(s => Math.Log10(Math.Max(Floor, s[checkpoint])))];

    public double Median(int checkpoint) => Quantile(checkpoint, 0.5);

    public double Quantile(int checkpoint, double share)
    {
        var sorted = LogsAt(checkpoint).Order().ToArray();
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}
