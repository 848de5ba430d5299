using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Bayesian;

namespace OrleansTune.Core.Acquisition;

/// <summary>Looks for the point of the highest score: screening, then quasi-Newton steps in the smooth dimensions and sweeps over the discrete ones.</summary>
internal sealed class AcquisitionMaximizer(EncodedSpace space, IAcquisition acquisition, RandomStream random)
{
    private readonly double[] _low = new double[space.Dimension];
    private readonly double[] _high = new double[space.Dimension];

    /// <summary>Points screened before the climb, drawn from the whole cube.</summary>
    public int GlobalCandidates { get; init; } = 200;

    /// <summary>Points screened near the anchors.</summary>
    public int LocalCandidates { get; init; } = 200;

    /// <summary>How many of the screened points are climbed from.</summary>
    public int Climbs { get; init; } = 4;

    /// <summary>Evaluations per climb.</summary>
    public int ClimbEvaluations { get; init; } = 40;

    /// <summary>When set, numbers and ordered values stay this near to the first anchor in every dimension.</summary>
    public double? Reach { get; init; }

    /// <summary>The highest score that the last search climbed to.</summary>
    public double BestScore { get; private set; } = double.NegativeInfinity;

    /// <summary>The best points found, the best first, snapped onto the space's values.</summary>
    /// <param name="anchors">Points whose neighbourhood is screened at all scales: the best so far.</param>
    /// <param name="cancellationToken">Stops between climbs.</param>
    public IReadOnlyList<double[]> Maximize(IReadOnlyList<double[]> anchors, CancellationToken cancellationToken)
    {
        var points = Screen(anchors);
        var scores = new double[points.Count];
        acquisition.Score(points, scores);
        var order = Enumerable.Range(0, points.Count).OrderByDescending(i => scores[i]).ToList();
        var found = new List<(double[] Point, double Score)>();
        foreach (int index in Starts(points, order))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(Climb(points[index]));
        }

        BestScore = found.Max(f => f.Score);
        // Screened points stand behind, for when all that was climbed to is taken.
        return [.. found.OrderByDescending(f => f.Score).Select(f => f.Point), .. order.Take(20).Select(i => points[i])];
    }

    /// <summary>The points that a search would begin with.</summary>
    /// <inheritdoc cref="Maximize" path="/param[@name='anchors']"/>
    public List<double[]> Screen(IReadOnlyList<double[]> anchors)
    {
        for (int d = 0; d < space.Dimension; d++)
        {
            bool isBound = Reach is not null && !space.IsCategorical[d];
            _low[d] = isBound ? Math.Max(0, anchors[0][d] - Reach!.Value) : 0;
            _high[d] = isBound ? Math.Min(1, anchors[0][d] + Reach!.Value) : 1;
        }

        return Candidates(anchors);
    }

    private List<int> Starts(List<double[]> points, List<int> order)
    {
        var chosen = new List<int>();
        foreach (int candidate in order)
        {
            if (chosen.Count == Climbs)
                break;
            // Two starts in one basin are one too many.
            if (chosen.All(c => Distance(points[c], points[candidate]) > 0.05))
                chosen.Add(candidate);
        }

        return chosen;
    }

    private List<double[]> Candidates(IReadOnlyList<double[]> anchors)
    {
        var points = new List<double[]>(GlobalCandidates + LocalCandidates);
        Span<bool> active = stackalloc bool[space.Dimension];
        for (int i = 0; i < GlobalCandidates; i++)
        {
            var point = new double[space.Dimension];
            for (int d = 0; d < point.Length; d++)
                point[d] = _low[d] + ((_high[d] - _low[d]) * random.NextDouble());
            space.Snap(point, active);
            points.Add(point);
        }

        for (int i = 0; i < LocalCandidates && anchors.Count > 0; i++)
        {
            var point = (double[])anchors[i % anchors.Count].Clone();
            Perturb(point);
            for (int d = 0; d < point.Length; d++)
                point[d] = Math.Clamp(point[d], _low[d], _high[d]);
            space.Snap(point, active);
            points.Add(point);
        }

        return points;
    }

    // A few coordinates move, by a step whose size is drawn from all scales.
    private void Perturb(double[] point)
    {
        double scale = Math.Pow(10, -4 * random.NextDouble());
        int forced = random.Next(point.Length);
        double share = random.Next(2) == 0 ? 1 : Math.Min(1, 2.0 / point.Length);
        for (int d = 0; d < point.Length; d++)
        {
            if (d != forced && random.NextDouble() >= share)
                continue;
            if (space.Values[d] is { } values)
                point[d] = scale > 0.03 || d == forced ? values[random.Next(values.Length)] : point[d];
            else
                point[d] = Math.Clamp(point[d] + (scale * random.NextNormal()), _low[d], _high[d]);
        }
    }

    private (double[] Point, double Score) Climb(double[] start)
    {
        var point = (double[])start.Clone();
        double score = Smooth(point);
        for (int round = 0; round < 3 && Sweep(point, ref score); round++)
            score = Math.Max(score, Smooth(point));
        return (point, score);
    }

    // Quasi-Newton over the active smooth dimensions.
    private double Smooth(double[] point)
    {
        int n = point.Length;
        Span<bool> active = stackalloc bool[n];
        space.Snap(point, active);
        var free = new List<int>();
        for (int d = 0; d < n; d++)
        {
            if (active[d] && space.IsSmooth(d))
                free.Add(d);
        }

        var full = (double[])point.Clone();
        var gradient = new double[n];
        double before = acquisition.Score(point, gradient);
        if (free.Count == 0)
            return before;
        var x = free.Select(d => point[d]).ToArray();
        var low = free.Select(d => _low[d]).ToArray();
        var high = free.Select(d => _high[d]).ToArray();
        var minimizer = new BoundedLbfgs { MaxEvaluations = ClimbEvaluations, Tolerance = 1e-7, FirstStep = 0.05 };
        minimizer.Minimize(
            (at, slope) =>
            {
                for (int i = 0; i < free.Count; i++)
                    full[free[i]] = at[i];
                double value = acquisition.Score(full, gradient);
                for (int i = 0; i < free.Count; i++)
                    slope[i] = -gradient[free[i]];
                return -value;
            },
            x,
            low,
            high);
        for (int i = 0; i < free.Count; i++)
            full[free[i]] = x[i];
        space.Snap(full, active);
        double after = acquisition.Score(full, gradient);
        if (!(after > before))
            return before;
        full.CopyTo(point, 0);
        return after;
    }

    // Every value of every discrete dimension in turn, the others held; true when something got better.
    private bool Sweep(double[] point, ref double score)
    {
        bool moved = false;
        Span<bool> active = stackalloc bool[point.Length];
        for (int d = 0; d < point.Length; d++)
        {
            if (space.Values[d] is not { } values)
                continue;
            space.Snap(point, active);
            if (!active[d])
                continue;
            var variants = new List<double[]>(values.Length);
            foreach (double value in values.Where(v => v != point[d]))
            {
                var variant = (double[])point.Clone();
                variant[d] = value;
                space.Snap(variant, active);
                variants.Add(variant);
            }

            var scores = new double[variants.Count];
            acquisition.Score(variants, scores);
            for (int i = 0; i < scores.Length; i++)
            {
                if (scores[i] > score + 1e-9)
                {
                    score = scores[i];
                    variants[i].CopyTo(point, 0);
                    moved = true;
                }
            }
        }

        return moved;
    }

    private static double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int d = 0; d < a.Length; d++)
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        return Math.Sqrt(sum);
    }
}
