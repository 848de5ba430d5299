using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>What the surrogate of the learning curves expects of the trials of a study at one moment.</summary>
/// <remarks>
/// <para>A trial's index is log(E / C). E is the improvement on the best measurement that is expected of it at the full resource. C is the resource
/// that it is expected to take when one in eta^1.5 trials passes a rung: what leads to the next rung counts whole, what follows counts by
/// that share, and so on; looking at a new trial is cheap because it will mostly be frozen soon. (With one in eta, as in successive halving,
/// studies of the digits surrogate took 1.2 to 2.2 times the epochs.)</para>
/// <para>A new trial is expected to be like the newest ones, whose mean and spread follow the sampler as it learns.</para>
/// <para>Losses are seen through a logarithm of their distance from the best, so that small differences among the best trials count and
/// those among bad ones do not.</para>
/// </remarks>
internal sealed class CurveForecast
{
    // The newest trials that a new one is taken to be like.
    private const int Newest = 16;

    // The power of eta that trials are frozen by.
    private const double Choosiness = 1.5;

    // Curves that the model is fitted to at most: the longest.
    private const int MostCurves = 256;

    // Losses count as no worse than so many times the distance from the best to the median: how far one diverged does not matter.
    private const double Worst = 10;

    // Differences of losses and their squares must stay finite.
    private const double Largest = 1e100;

    private readonly CurveModel _model;
    private readonly Dictionary<int, double[]> _curves;
    private readonly double[] _logCosts;
    private readonly double _best;

    private CurveForecast(CurveModel model, Dictionary<int, double[]> curves, double[] logCosts, double best, IReadOnlyList<double[]> newest)
    {
        _model = model;
        _curves = curves;
        _logCosts = logCosts;
        _best = best;
        var ends = newest.Select(curve => model.PredictEnd(curve)).ToList();
        double mean = ends.Average(end => end.Mean);
        IndexOfNew = Index(mean, ends.Average(end => end.Variance + ((end.Mean - mean) * (end.Mean - mean))), 0);
    }

    /// <summary>How many trials have a curve.</summary>
    public int Count => _curves.Count;

    /// <summary>A new trial's index.</summary>
    public double IndexOfNew { get; }

    /// <summary>The forecast that trials give rise to; null when none of the study's own has a curve.</summary>
    /// <param name="trials">The trials that have curves, by number.</param>
    /// <param name="rungs">The resource of each rung, rising.</param>
    /// <param name="eta">The inverse of the share of trials that successive halving lets pass a rung.</param>
    public static CurveForecast? Of(IReadOnlyList<FrozenTrial> trials, int[] rungs, int eta)
    {
        if (!trials.Any(t => t.IsOwn))
            return null;
        double[] values = Mapped([.. trials.SelectMany(t => t.Losses)]);
        var curves = new Dictionary<int, double[]>(trials.Count);
        int at = 0;
        foreach (var trial in trials)
        {
            curves.Add(trial.Number, values[at..(at + trial.Losses.Length)]);
            at += trial.Losses.Length;
        }

        double[] shares = [.. rungs.Select(rung => (double)rung / rungs[^1])];
        var longest = trials.OrderByDescending(t => t.Losses.Length).ThenByDescending(t => t.Number).Take(MostCurves);
        var model = CurveModel.Fit(shares, [.. longest.Select(t => curves[t.Number])]);
        return new(model, curves, LogCosts(rungs, eta), values.Min(), [.. trials.Where(t => t.IsOwn).TakeLast(Newest).Select(t => curves[t.Number])]);
    }

    /// <summary>What a trial that has a curve is expected to end at, on the scale of the forecast: smaller is better.</summary>
    public double EndOf(FrozenTrial trial) => _model.PredictEnd(_curves[trial.Number]).Mean;

    /// <summary>The index of a trial that has a curve and is not at the last rung.</summary>
    public double IndexOf(FrozenTrial trial)
    {
        var (mean, variance) = _model.PredictEnd(_curves[trial.Number]);
        return Index(mean, variance, trial.Losses.Length);
    }

    private double Index(double mean, double variance, int reached) =>
        LogExpectedImprovement.At(mean, Math.Sqrt(variance), _best).Value - _logCosts[reached];

    private static double[] LogCosts(int[] rungs, int eta)
    {
        // From the last rung back: the way to the next rung, and a share of the way from there.
        var costs = new double[rungs.Length];
        double further = 0;
        for (int reached = rungs.Length - 1; reached >= 0; reached--)
            costs[reached] = further = rungs[reached] - (reached == 0 ? 0 : rungs[reached - 1]) + (further / Math.Pow(eta, Choosiness));
        return [.. costs.Select(cost => Math.Log(cost))];
    }

    private static double[] Mapped(double[] losses)
    {
        double[] sorted = [.. losses.Where(double.IsFinite).Order()];
        double best = sorted.Length > 0 ? Math.Max(sorted[0], -Largest) : 0;
        double spread = sorted.Length > 0 ? Math.Min(sorted[sorted.Length / 2], Largest) - best : 0;
        double worst = spread > 0 ? best + (Worst * spread) : Largest;
        double[] bounded = [.. losses.Select(loss => Math.Clamp(loss, best, worst))];
        return (OutputTransform.Create(bounded, OutputTransformKind.StrongLog) ?? OutputTransform.Create(bounded, OutputTransformKind.Linear)!).Values;
    }
}
