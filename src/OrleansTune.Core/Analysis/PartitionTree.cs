using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Analysis;

/// <summary>A regression tree over the unit cube, kept as its leaves: boxes with a value, which together fill the cube.</summary>
internal sealed class PartitionTree
{
    private const int SmallestLeaf = 3;

    private readonly List<(double[] Low, double[] High, double Value)> _leaves = [];
    private readonly IReadOnlyList<double[]> _points;
    private readonly IReadOnlyList<double> _values;
    private readonly RandomStream _random;

    public PartitionTree(IReadOnlyList<double[]> points, IReadOnlyList<double> values, List<int> sample, RandomStream random)
    {
        _points = points;
        _values = values;
        _random = random;
        int d = points[0].Length;
        Grow(sample, new double[d], [.. Enumerable.Repeat(1.0, d)]);
    }

    /// <summary>The variance of the tree's value at a uniformly random point.</summary>
    public double Variance()
    {
        double mean = _leaves.Sum(l => Volume(l.Low, l.High, -1) * l.Value);
        return _leaves.Sum(l => Volume(l.Low, l.High, -1) * Math.Pow(l.Value - mean, 2));
    }

    /// <summary>The variance of its mean over all other dimensions, as a function of one.</summary>
    public double MarginalVariance(int dimension)
    {
        var cuts = _leaves.Select(l => l.Low[dimension]).Append(1.0).Distinct().Order().ToList();
        double mean = 0;
        double square = 0;
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            double middle = 0.5 * (cuts[i] + cuts[i + 1]);
            double value = _leaves.Where(l => l.Low[dimension] <= middle && middle < l.High[dimension])
                .Sum(l => Volume(l.Low, l.High, dimension) * l.Value);
            mean += (cuts[i + 1] - cuts[i]) * value;
            square += (cuts[i + 1] - cuts[i]) * value * value;
        }

        return Math.Max(0, square - (mean * mean));
    }

    private static double Volume(double[] low, double[] high, int without)
    {
        double volume = 1;
        for (int d = 0; d < low.Length; d++)
            volume *= d == without ? 1 : high[d] - low[d];
        return volume;
    }

    private void Grow(List<int> sample, double[] low, double[] high)
    {
        if (sample.Count < 2 * SmallestLeaf || BestSplit(sample) is not { } split)
        {
            _leaves.Add((low, high, sample.Average(i => _values[i])));
            return;
        }

        var middle = (double[])high.Clone();
        middle[split.Dimension] = split.At;
        Grow([.. sample.Where(i => _points[i][split.Dimension] <= split.At)], low, middle);
        middle = (double[])low.Clone();
        middle[split.Dimension] = split.At;
        Grow([.. sample.Where(i => _points[i][split.Dimension] > split.At)], middle, high);
    }

    // The split of the least squared error, among five in six of the dimensions.
    private (int Dimension, double At)? BestSplit(List<int> sample)
    {
        double total = sample.Sum(i => _values[i]);
        double most = total * total / sample.Count * (1 + 1e-12);
        (int, double)? best = null;
        for (int d = 0; d < _points[0].Length; d++)
        {
            if (_random.Next(6) == 0)
                continue;
            var order = sample.OrderBy(i => _points[i][d]).ToList();
            double left = 0;
            for (int k = 1; k < order.Count; k++)
            {
                left += _values[order[k - 1]];
                double below = _points[order[k - 1]][d];
                double above = _points[order[k]][d];
                if (k < SmallestLeaf || order.Count - k < SmallestLeaf || below == above)
                    continue;
                double gain = (left * left / k) + ((total - left) * (total - left) / (order.Count - k));
                if (gain > most)
                    (most, best) = (gain, (d, 0.5 * (below + above)));
            }
        }

        return best;
    }
}
