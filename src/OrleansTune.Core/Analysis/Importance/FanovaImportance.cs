using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Analysis.Importance;

/// <summary>
/// <c>fanova</c>: the share of the objective's variance over the whole space that a parameter explains by itself, by functional analysis
/// of variance on a random forest (Hutter, Hoos and Leyton-Brown 2014).
/// </summary>
/// <remarks>Losses are ranked first, so that a few diverged trials do not make up all of the variance. Interactions are not told.</remarks>
public sealed class FanovaImportance : IImportanceEvaluator
{
    private const int Trees = 48;

    // More trials are thinned evenly: the forest gets no better worth the wait.
    private const int MostTrials = 2000;

    /// <inheritdoc/>
    public string Name => "fanova";

    /// <inheritdoc/>
    public ParameterImportance Evaluate(ImportanceData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Fault is { } fault)
            return ParameterImportance.None(fault);
        Bins[] bins = [.. data.Space.Parameters.Select(p => new Bins(p))];
        int count = Math.Min(MostTrials, data.Points.Count);
        int[] kept = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * data.Points.Count / count))];
        var completed = data.Completed();
        byte[][] points = [.. kept.Select(i => completed[i].Select((x, d) => (byte)bins[d].Of(x)).ToArray())];
        double[] losses = Ranks([.. kept.Select(i => data.Losses[i])]);
        var scores = new double[bins.Length];
        for (int tree = 0; tree < Trees; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = RandomStream.For(data.Seed, "fanova", tree);
            int[] sample = [.. Enumerable.Range(0, count).Select(_ => random.Next(count))];
            var (total, own) = new RegressionTree(bins, points, losses, sample, random).Variances();
            for (int d = 0; total > 0 && d < scores.Length; d++)
                scores[d] += own[d] / total;
        }

        return scores.Sum() > 0
            ? ParameterImportance.Of(data, scores)
            : ParameterImportance.None("No parameter alone explains any of the variance.");
    }

    // Between 0 and 1; ties share their mean rank.
    private static double[] Ranks(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var place = new Dictionary<double, double>();
        foreach (var group in sorted.Select((v, i) => (v, i)).GroupBy(p => p.v))
            place[group.Key] = group.Average(p => p.i) / Math.Max(1, sorted.Length - 1);
        return [.. values.Select(v => place[v])];
    }
}
