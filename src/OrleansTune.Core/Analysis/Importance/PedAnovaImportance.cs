namespace OrleansTune.Core.Analysis.Importance;

/// <summary>
/// <c>ped-anova</c>: how far a parameter's distribution among the best trials departs from that among all trials, by the Pearson divergence
/// of Parzen densities (Watanabe, Bansal and Hutter 2023). Tells what it takes to be among the best; costs next to nothing.
/// </summary>
/// <remarks>
/// A conditional parameter is judged by the trials that have it, and counts as much as its share of the best trials.
/// <code>
/// γ  share of the trials that are best      p  density among all trials      q  density among the best
/// divergence = Σ over bins of p (q/p − 1)²
/// </code>
/// </remarks>
public sealed class PedAnovaImportance : IImportanceEvaluator
{
    private const double Gamma = 0.1;
    private const int FewestBest = 4;

    /// <inheritdoc/>
    public string Name => "ped-anova";

    /// <inheritdoc/>
    public ParameterImportance Evaluate(ImportanceData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Fault is { } fault)
            return ParameterImportance.None(fault);
        int wanted = Math.Max(FewestBest, (int)(Gamma * data.Points.Count));
        int[] best = [.. Enumerable.Range(0, data.Points.Count).OrderBy(i => data.Losses[i]).ThenBy(i => i).Take(wanted)];
        double[] scores = [.. Enumerable.Range(0, data.Space.Dimension).Select(d => Score(data, best, d))];
        return scores.Sum() > 0
            ? ParameterImportance.Of(data, scores)
            : ParameterImportance.None("No parameter is distributed otherwise among the best trials.");
    }

    private static double Score(ImportanceData data, int[] best, int d)
    {
        var bins = new Bins(data.Space.Parameters[d]);
        double[] all = [.. data.Points.Select(x => x[d]).Where(x => !double.IsNaN(x))];
        double[] good = [.. best.Select(i => data.Points[i][d]).Where(x => !double.IsNaN(x))];
        if (bins.Count == 1 || good.Length < 2)
            return 0;
        // One bandwidth for both, that of the smaller set: densities smoothed alike differ only where the trials do.
        double bandwidth = Math.Max(1.0 / bins.Count, Deviation(good) * Math.Pow(good.Length, -0.2));
        double[] p = Density(all, bins, bandwidth);
        double[] q = Density(good, bins, bandwidth);
        return p.Zip(q, (a, b) => a * Math.Pow((b / a) - 1, 2)).Sum() * good.Length / best.Length;
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    // Probabilities of the bins, with one uniform observation counted in.
    private static double[] Density(double[] values, Bins bins, double bandwidth)
    {
        var density = Enumerable.Repeat(1.0 / bins.Count, bins.Count).ToArray();
        foreach (double value in values)
        {
            int own = bins.Of(value);
            double[] kernel = [.. Enumerable.Range(0, bins.Count).Select(b => bins.IsOrdered
                ? Math.Exp(-0.5 * Math.Pow((((b + 0.5) / bins.Count) - value) / bandwidth, 2))
                : b == own ? 1 : 0)];
            double sum = kernel.Sum();
            for (int b = 0; b < kernel.Length; b++)
                density[b] += kernel[b] / sum;
        }

        return [.. density.Select(v => v / (values.Length + 1))];
    }
}
