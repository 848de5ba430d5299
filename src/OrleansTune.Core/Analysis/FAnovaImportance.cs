using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Analysis;

/// <summary>
/// Importance over the entire space: the share of the objective's variance that a parameter explains on its own, by a forest of regression
/// trees whose marginals are exact (functional ANOVA: Hutter, Hoos and Leyton-Brown, ICML 2014).
/// </summary>
public static class FAnovaImportance
{
    private const int Trees = 32;

    /// <summary>The importance of every parameter with more than one value, the largest first.</summary>
    /// <param name="space">The study's space.</param>
    /// <param name="trials">Its trials; completed ones with a finite value count.</param>
    /// <param name="objectives">Its objectives.</param>
    /// <param name="objective">Index of the objective in question.</param>
    /// <param name="seed">Chooses the forest.</param>
    public static IReadOnlyList<ParameterImportance> Of(
        SearchSpace space, IEnumerable<Trial> trials, IReadOnlyList<Objective> objectives, int objective = 0, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(objectives);
        var data = new ImportanceData(space, trials, objectives, objective);
        var weights = new double[data.Names.Count];
        for (int t = 0; t < Trees && data.Points.Count >= 4; t++)
        {
            var random = RandomStream.For(seed, "fanova", t);
            var sample = Enumerable.Range(0, data.Points.Count).Select(_ => random.Next(data.Points.Count)).ToList();
            var tree = new PartitionTree(data.Points, data.Losses, sample, random);
            double total = tree.Variance();
            for (int d = 0; d < weights.Length && total > 0; d++)
                weights[d] += tree.MarginalVariance(d) / total;
        }

        return data.Share(weights);
    }
}
