using System.Numerics;
using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Analysis.Importance;

/// <summary>A regression tree over binned coordinates, and how the variance of its prediction divides among the parameters.</summary>
/// <remarks>
/// Splits minimise the squared error; the bins of a category are first ordered by their mean, which finds the best of all subsets
/// (Breiman et al. 1984).
/// <code>
/// b   binned points   [n × d]        y  losses   [n]
/// leaf: per parameter the set of its bins as bits, and the mean loss
/// </code>
/// </remarks>
internal sealed class RegressionTree
{
    private const int FewestInLeaf = 2;
    private const int Deepest = 12;

    private readonly IReadOnlyList<Bins> _bins;
    private readonly byte[][] _b;
    private readonly IReadOnlyList<double> _y;
    private readonly RandomStream _random;
    private readonly List<(ulong[] Box, double Value)> _leaves = [];

    /// <summary>Grows a tree.</summary>
    /// <param name="bins">The parameters' bins.</param>
    /// <param name="b">The binned points.</param>
    /// <param name="y">Their losses.</param>
    /// <param name="sample">Which points to learn from, with repetitions.</param>
    /// <param name="random">Chooses the parameters that a split may use.</param>
    public RegressionTree(IReadOnlyList<Bins> bins, byte[][] b, IReadOnlyList<double> y, int[] sample, RandomStream random)
    {
        (_bins, _b, _y, _random) = (bins, b, y, random);
        Grow(sample, [.. bins.Select(p => p.All)], 0);
    }

    /// <summary>The variance of the prediction under the uniform prior, and the part of it that each parameter alone explains.</summary>
    public (double Total, double[] Own) Variances()
    {
        var marginals = _bins.Select(p => new double[p.Count]).ToArray();
        double mean = 0;
        double square = 0;
        foreach (var (box, value) in _leaves)
        {
            double volume = 1;
            for (int d = 0; d < box.Length; d++)
                volume *= Width(d, box[d]);
            mean += volume * value;
            square += volume * value * value;
            for (int d = 0; d < box.Length; d++)
            {
                double rest = value * volume / Width(d, box[d]);
                for (ulong left = box[d]; left != 0; left &= left - 1)
                    marginals[d][BitOperations.TrailingZeroCount(left)] += rest;
            }
        }

        return (Math.Max(0, square - (mean * mean)), [.. marginals.Select(m => m.Average(v => (v - mean) * (v - mean)))]);
    }

    private double Width(int d, ulong bins) => BitOperations.PopCount(bins) / (double)_bins[d].Count;

    private void Grow(int[] members, ulong[] box, int depth)
    {
        if (depth < Deepest && members.Length >= 2 * FewestInLeaf && BestSplit(members, box) is var (d, left))
        {
            ulong[] leftBox = [.. box];
            ulong[] rightBox = [.. box];
            leftBox[d] &= left;
            rightBox[d] &= ~left;
            Grow([.. members.Where(i => IsIn(left, d, i))], leftBox, depth + 1);
            Grow([.. members.Where(i => !IsIn(left, d, i))], rightBox, depth + 1);
            return;
        }

        _leaves.Add((box, members.Average(i => _y[i])));
    }

    private bool IsIn(ulong bins, int d, int i) => ((bins >> _b[i][d]) & 1) != 0;

    // Of a random half of the parameters, so that trees differ.
    private (int Parameter, ulong Left)? BestSplit(int[] members, ulong[] box)
    {
        int[] parameters = [.. Enumerable.Range(0, box.Length).Where(d => BitOperations.PopCount(box[d]) > 1)];
        _random.Shuffle<int>(parameters);
        (int, ulong)? best = null;
        double bestGain = 1e-12;
        for (int k = 0; k < parameters.Length && (k < (parameters.Length + 1) / 2 || best is null); k++)
        {
            var (gain, left) = BestSplitOf(parameters[k], members);
            if (gain > bestGain)
                (bestGain, best) = (gain, (parameters[k], left));
        }

        return best;
    }

    private (double Gain, ulong Left) BestSplitOf(int d, int[] members)
    {
        var bins = _bins[d];
        Span<double> sums = stackalloc double[bins.Count];
        Span<int> counts = stackalloc int[bins.Count];
        double total = 0;
        foreach (int i in members)
        {
            sums[_b[i][d]] += _y[i];
            counts[_b[i][d]]++;
            total += _y[i];
        }

        var order = new List<(int Bin, double Mean)>(bins.Count);
        for (int bin = 0; bin < bins.Count; bin++)
        {
            if (counts[bin] > 0)
                order.Add((bin, sums[bin] / counts[bin]));
        }

        if (!bins.IsOrdered)
            order.Sort((a, b) => a.Mean.CompareTo(b.Mean) is not 0 and var o ? o : a.Bin.CompareTo(b.Bin));
        double bestGain = 0;
        ulong bestLeft = 0;
        ulong left = 0;
        double sum = 0;
        int count = 0;
        for (int k = 0; k + 1 < order.Count; k++)
        {
            left |= 1UL << order[k].Bin;
            sum += sums[order[k].Bin];
            count += counts[order[k].Bin];
            int others = members.Length - count;
            if (count < FewestInLeaf || others < FewestInLeaf)
                continue;
            double gain = (sum * sum / count) + ((total - sum) * (total - sum) / others) - (total * total / members.Length);
            // The empty bins of an ordered parameter's gap go half to either side.
            if (gain > bestGain)
                (bestGain, bestLeft) = (gain, bins.IsOrdered ? (1UL << ((order[k].Bin + order[k + 1].Bin + 1) / 2)) - 1 : left);
        }

        return (bestGain, bestLeft);
    }
}
