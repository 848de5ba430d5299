using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Analysis;

/// <summary>
/// Importance for reaching the best results: how far a parameter's distribution among the best trials differs from that among the better half
/// (PED-ANOVA: Watanabe, Bansal and Hutter, IJCAI 2023). Quick, and good to look at while a study runs.
/// </summary>
public static class PedAnovaImportance
{
    // Shares of the trials that are compared, and the grid on which densities are.
    private const double Best = 0.15;
    private const double Baseline = 0.5;
    private const int Cells = 50;

    /// <summary>The importance of every parameter with more than one value, the largest first.</summary>
    /// <param name="space">The study's space.</param>
    /// <param name="trials">Its trials; completed ones with a finite value count.</param>
    /// <param name="objectives">Its objectives.</param>
    /// <param name="objective">Index of the objective in question.</param>
    public static IReadOnlyList<ParameterImportance> Of(SearchSpace space, IEnumerable<Trial> trials, IReadOnlyList<Objective> objectives, int objective = 0)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(objectives);
        var data = new ImportanceData(space, trials, objectives, objective);
        var order = Enumerable.Range(0, data.Losses.Count).OrderBy(i => data.Losses[i]).ToList();
        int best = Math.Max(2, (int)(Best * order.Count));
        int baseline = Math.Max(best + 1, (int)(Baseline * order.Count));
        var weights = new double[data.Names.Count];
        for (int d = 0; d < weights.Length && order.Count >= 4; d++)
        {
            var top = Density([.. order.Take(best).Select(i => data.Points[i][d])], data.Space.Values[d]);
            var half = Density([.. order.Take(baseline).Select(i => data.Points[i][d])], data.Space.Values[d]);
            // Pearson's divergence.
            weights[d] = top.Zip(half, (p, q) => q * Math.Pow((p / q) - 1, 2)).Sum();
        }

        return data.Share(weights);
    }

    private static double[] Density(List<double> coordinates, double[]? values)
    {
        double[] density;
        if (values is not null)
        {
            // Counts with a little prior, so that no share is 0.
            density = [.. values.Select(v => coordinates.Count(c => c == v) + (1.0 / values.Length))];
        }
        else
        {
            double mean = coordinates.Average();
            double deviation = Math.Sqrt(coordinates.Average(c => (c - mean) * (c - mean)));
            double width = Math.Max(1.06 * deviation * Math.Pow(coordinates.Count, -0.2), 1.0 / Cells);
            density = [.. Enumerable.Range(0, Cells).Select(cell =>
            {
                double at = (cell + 0.5) / Cells;
                return coordinates.Sum(c => Math.Exp(-0.5 * Math.Pow((at - c) / width, 2)) / width) + 0.5;
            })];
        }

        double total = density.Sum();
        return [.. density.Select(v => v / total)];
    }
}
