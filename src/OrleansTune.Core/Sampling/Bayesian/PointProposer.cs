using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>Turns observations and fitted hyperparameters into the points most worth trying.</summary>
internal sealed partial class PointProposer(EncodedSpace space, Observations observations, CancellationToken cancellationToken)
{
    // Evaluations of the likelihood for surrogates that are not kept with the study: of constraints and further objectives.
    private const int FitEvaluations = 25;

    /// <summary>Whether of noisy values that point is looked for where one more value tells most, instead of where most is gained.</summary>
    public bool IsAugmented { get; init; } = true;

    /// <summary>Whether of noisy values this suggestion is to be the point that is believed to be best, near ones of which were tried before.</summary>
    public bool SeeksBelievedBest { get; init; }

    /// <summary>The score of the best candidate that was last found.</summary>
    public double BestScore { get; private set; }

    /// <summary>Candidates for the one objective, the best first.</summary>
    /// <param name="fit">The surrogate chosen for the objective.</param>
    /// <param name="random">Draws the starts of the search.</param>
    public IReadOnlyList<double[]> ForOneObjective(ModelFit fit, RandomStream random) =>
        ForLosses([.. observations.Known.Select(o => o.Losses[0])], fit, random);

    /// <summary>Candidates for a restarted search, the best first: near its own best point; at first anywhere away from the best of all.</summary>
    public IReadOnlyList<double[]> ForRestart(ModelFit fit, int restartedAt, RandomStream random)
    {
        const int Draws = 20;
        const double Away = 0.25;
        var chosen = Chosen();
        var y = OutputTransform.Create([.. chosen.Select(o => o.Losses[0])], fit.Key.Output)!.Values;
        var model = Extend([.. chosen.Select(o => o.Point)], y, (fit.Layout, fit.Theta));
        var own = RestartPolicy.Own(restartedAt, observations.Measured).OrderBy(o => o.Losses[0]).Select(o => o.Point).ToList();
        var pending = RestartPolicy.Own(restartedAt, observations.Pending).Select(o => o.Point);
        if (own.Count > 0)
        {
            return Search(Improvement(model, own, pending, random), own, chosen.Count, RestartPolicy.Reach, random);
        }

        var centre = observations.Measured.MinBy(o => o.Losses[0])!.Point;
        Span<bool> active = stackalloc bool[space.Dimension];
        var starts = new List<double[]>();
        for (int i = 0; i < Draws; i++)
        {
            var start = Enumerable.Range(0, space.Dimension).Select(_ => random.NextDouble()).ToArray();
            space.Snap(start, active);
            if (RestartPolicy.Distance(start, centre) > Away)
                starts.Add(start);
        }

        var predicted = new double[starts.Count];
        model.Predict(starts, predicted, new double[starts.Count]);
        return [.. starts.Select((s, i) => (s, predicted[i])).OrderBy(p => p.Item2).Select(p => p.s)];
    }

    /// <summary>Candidates for several objectives, the best first: by hypervolume when there are two, else by a random weighting (Knowles 2006).</summary>
    public IReadOnlyList<double[]> ForSeveralObjectives(RandomStream random)
    {
        var chosen = Chosen();
        var columns = Enumerable.Range(0, chosen[0].Losses.Length)
            .Select(k => OutputTransform.Create([.. chosen.Select(o => o.Losses[k])], OutputTransformKind.Linear)!.Values).ToList();
        if (columns.Count > 2)
            return ForLosses(Weighted(random), null, random);
        var points = chosen.Select(o => o.Point).ToList();
        var models = columns.Select(y => Extend(points, y, Fitted(points, y))).ToList();
        var feasible = Enumerable.Range(0, points.Count).Where(i => chosen[i].IsFeasible).ToList();
        if (feasible.Count == 0)
            return Search(new Feasible(null, Constraints(chosen)), chosen, random);
        var constraints = Constraints(chosen);
        var front = feasible.Select(i => (columns[0][i], columns[1][i])).ToList();
        // A tenth beyond the worst of the front, so that its ends can grow.
        var efficient = front.Where(p => !front.Any(q => q.Item1 <= p.Item1 && q.Item2 <= p.Item2 && q != p)).ToList();
        var reference = (Beyond([.. efficient.Select(p => p.Item1)]), Beyond([.. efficient.Select(p => p.Item2)]));
        front.AddRange(Expected(models[0], constraints).Zip(Expected(models[1], constraints)));
        return Search(Constrained(new LogHypervolumeImprovement(models[0], models[1], front, reference), constraints), chosen, random);
    }

    private static double Beyond(List<double> values) => values.Max() + (0.1 * Math.Max(values.Max() - values.Min(), 0.1));

    private IReadOnlyList<double[]> ForLosses(List<double> losses, ModelFit? fit, RandomStream random)
    {
        var indices = Subset(losses);
        var chosen = indices.Select(i => observations.Known[i]).ToList();
        var kept = indices.Select(i => losses[i]).ToList();
        var points = chosen.Select(o => o.Point).ToList();
        var y = OutputTransform.Create(kept, fit?.Key.Output ?? OutputTransformKind.Linear)!.Values;
        var model = fit is null
            ? Extend(points, y, Fitted(points, y))
            : Extend(points, y, (fit.Layout, fit.Theta));
        var feasible = Enumerable.Range(0, points.Count).Where(i => chosen[i].IsFeasible).ToList();
        if (feasible.Count == 0)
            return Search(new Feasible(null, Constraints(chosen)), chosen, random);
        var constraints = Constraints(chosen);
        if (IsAugmented && fit is { IsNoisy: true } && !observations.HasFidelity && observations.Pending.Count == 0)
        {
            // The believed best again and again makes it likely that the best value told, which luck has lowered, is one from there. Over it,
            // improvement is expected at next to the same point for ever; the best value told makes the search look a little further round it.
            IAcquisition acquisition = SeeksBelievedBest && constraints.Count == 0 ? Mean(model) : new GpImprovement(model, feasible.Min(i => y[i]), fit.NoiseShare);
            return Search(Constrained(acquisition, constraints), chosen, random);
        }

        // What the model believes of the points tried, trained to the end: a lucky draw does not set the mark.
        var improvement = Improvement(model, [.. feasible.Select(i => points[i][..space.Dimension])], Likely(constraints), random);
        return Search(Constrained(improvement, constraints), chosen, random);
    }

    private IReadOnlyList<double[]> Search(IAcquisition acquisition, List<Observation> chosen, RandomStream random)
    {
        int objective = random.Next(chosen[0].Losses.Length);
        var best = chosen.OrderBy(o => o.IsFeasible ? 0 : 1).ThenBy(o => o.Losses[objective]).Select(o => o.Point);
        return Search(acquisition, best, chosen.Count, null, random);
    }

    private IReadOnlyList<double[]> Search(IAcquisition acquisition, IEnumerable<double[]> best, int n, double? reach, RandomStream random)
    {
        int screened = Math.Clamp(2_500_000 / (n * n), 60, 200);
        var maximizer = new AcquisitionMaximizer(space, acquisition, random)
        {
            GlobalCandidates = screened,
            LocalCandidates = screened,
            Climbs = n < 150 ? 4 : 2,
            Reach = reach,
            ClimbEvaluations = n < 150 ? 40 : n < 300 ? 30 : 25,
        };
        var candidates = maximizer.Maximize([.. best.Take(3).Select(p => p[..space.Dimension])], cancellationToken);
        BestScore = maximizer.BestScore;
        return candidates;
    }

    // A draw of nothing is the mean.
    private static PathDescent Mean(SurrogateModel model)
    {
        model.Draw([[]]);
        return new(model);
    }

    private static IAcquisition Constrained(IAcquisition acquisition, List<(SurrogateModel Model, double Limit)> constraints) =>
        constraints.Count > 0 ? new Feasible(acquisition, constraints) : acquisition;

    private List<(SurrogateModel Model, double Limit)> Constraints(List<Observation> chosen)
    {
        var told = chosen.Where(o => o.Constraints.Length > 0).ToList();
        var points = told.Select(o => o.Point).ToList();
        var models = new List<(SurrogateModel, double)>();
        for (int k = 0; told.Count > 1 && k < told[0].Constraints.Length; k++)
        {
            var values = told.Select(o => o.Constraints[k]).ToArray();
            double mean = values.Average();
            double deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            if (!(deviation > 0))
                continue;
            var y = values.Select(v => (v - mean) / deviation).ToArray();
            models.Add((Extend(points, y, Fitted(points, y)), -mean / deviation));
        }

        if (Failures() is { } failures)
            models.Add(failures);
        return models;
    }

    private (GpLayout Layout, double[] Theta) Fitted(List<double[]> points, double[] y)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int size = Math.Min(points.Count, 150);
        var layout = new GpLayout(points[0].Length, IsAdditive: false, observations.HasFidelity);
        var process = new GaussianProcess(new GpData(points[^size..], IsCategorical(points[0].Length), observations.HasFidelity), y[^size..], layout);
        return (layout, GpFitter.Fit(process, process.Prior.Mode, FitEvaluations).Theta);
    }

    // Conditions on the data; the trials under way are open points.
    private SurrogateModel Extend(List<double[]> points, double[] y, (GpLayout Layout, double[] Theta) fitted) =>
        Conditioned(points, observations.Open, y, fitted);

    private SurrogateModel Conditioned(List<double[]> points, List<double[]> open, double[] y, (GpLayout Layout, double[] Theta) fitted) =>
        new(new GpData([.. points, .. open], IsCategorical(points[0].Length), observations.HasFidelity), y, fitted.Layout, fitted.Theta, space.Dimension);

    private bool[] IsCategorical(int dimension) => [.. space.IsCategorical, .. new bool[dimension - space.Dimension]];

    // Augmented Chebyshev weighting of the standardised objectives.
    private List<double> Weighted(RandomStream random)
    {
        var all = observations.Known;
        int count = all[0].Losses.Length;
        var weights = Enumerable.Range(0, count).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
        var low = Enumerable.Range(0, count).Select(k => all.Min(o => o.Losses[k])).ToArray();
        var high = Enumerable.Range(0, count).Select(k => all.Max(o => o.Losses[k])).ToArray();
        return [.. all.Select(o =>
        {
            var parts = o.Losses.Select((l, k) => weights[k] * (high[k] > low[k] ? (l - low[k]) / (high[k] - low[k]) : 0)).ToList();
            return parts.Max() + (0.05 * parts.Sum());
        })];
    }

    private List<Observation> Chosen() =>
        [.. Subset([.. observations.Known.Select(o => o.Losses[0])]).Select(i => observations.Known[i])];

    // Indices of all of a short history; of a long one those of the best, those nearest to the very best, and an even share of the others.
    private List<int> Subset(List<double> losses)
    {
        const int Most = 400;
        var all = observations.Known;
        if (all.Count <= Most)
            return [.. Enumerable.Range(0, all.Count)];
        var order = Enumerable.Range(0, all.Count).OrderBy(i => losses[i]).ToList();
        var chosen = order.Take(Most / 4).ToHashSet();
        var centre = all[order[0]].Point;
        foreach (int i in Enumerable.Range(0, all.Count).OrderBy(i => Distance(all[i].Point, centre)))
        {
            if (chosen.Count >= 3 * Most / 4)
                break;
            chosen.Add(i);
        }

        chosen.UnionWith(EvenSelection.Of([.. Enumerable.Range(0, all.Count)], Most / 4));
        return [.. chosen.Order()];
    }

    private static double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int d = 0; d < a.Length; d++)
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum;
    }
}
