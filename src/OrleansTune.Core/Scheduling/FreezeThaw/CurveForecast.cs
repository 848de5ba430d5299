using OrleansTune.Core.Acquisition;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>What the surrogate of the learning curves expects of the trials of a study at one moment.</summary>
/// <remarks>
/// <para>A trial's index is E / C. E is the improvement on the best measurement that is expected of it at the full resource. C is the resource that
/// it is expected to take when one in eta trials passes a rung: what leads to the next rung counts whole, what follows counts 1/eta, and so on.</para>
/// <para>A new trial is expected to look, at the first rung, like the newest ones looked there; they follow the sampler as it learns. Looking costs
/// the first rung's resource, during which the best paused trial could have been trained, and pays when the new one turns out
/// better than that: the rule of optimal search (Weitzman 1979).</para>
/// <para>Losses are seen through a logarithm of their distance from the best, so that small differences among the best trials count and
/// those among bad ones do not.</para>
/// </remarks>
internal sealed class CurveForecast
{
    // The newest trials that a new one is taken to be like.
    private const int Newest = 16;

    // Curves that the model is fitted to at most: the longest.
    private const int MostCurves = 256;

    // Losses count as no worse than so many times the distance from the best to the median: how far one diverged does not matter.
    private const double Worst = 10;

    // Differences of losses and their squares must stay finite.
    private const double Largest = 1e100;

    private readonly CurveModel _model;
    private readonly Dictionary<int, double[]> _curves;
    private readonly double[] _costs;
    private readonly double _best;
    private readonly int _firstRung;
    private readonly List<double> _firstLooks;

    private CurveForecast(CurveModel model, Dictionary<int, double[]> curves, double[] costs, double best, int firstRung, IEnumerable<double[]> newest)
    {
        _model = model;
        _curves = curves;
        _costs = costs;
        _best = best;
        _firstRung = firstRung;
        _firstLooks = [.. newest.Select(curve => Index(curve.AsSpan(0, 1), Math.Min(1, costs.Length - 1)))];
    }

    /// <summary>How many trials have a curve.</summary>
    public int Count => _curves.Count;

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
        return new(model, curves, Costs(rungs, eta), values.Min(), rungs[0], trials.Where(t => t.IsOwn).TakeLast(Newest).Select(t => curves[t.Number]));
    }

    /// <summary>What a trial that has a curve is expected to end at, on the scale of the forecast: smaller is better.</summary>
    public double EndOf(FrozenTrial trial) => _model.PredictEnd(_curves[trial.Number]).Mean;

    /// <summary>The index of a trial that has a curve and is not at the last rung.</summary>
    public double IndexOf(FrozenTrial trial) => Index(_curves[trial.Number], trial.Losses.Length);

    /// <summary>Whether to look at a new trial promises more than a paused one of an index.</summary>
    public bool PrefersNewTo(double index)
    {
        double gain = _firstLooks.Average(look => Math.Max(0, look - index));
        return gain * _costs[Math.Min(1, _costs.Length - 1)] >= _firstRung * index;
    }

    private double Index(ReadOnlySpan<double> curve, int reached)
    {
        var (mean, variance) = _model.PredictEnd(curve);
        return Math.Exp(LogExpectedImprovement.At(mean, Math.Sqrt(variance), _best).Value) / _costs[reached];
    }

    private static double[] Costs(int[] rungs, int eta)
    {
        // From the last rung back: the way to the next rung, and a share of the way from there.
        var costs = new double[rungs.Length];
        double further = 0;
        for (int reached = rungs.Length - 1; reached >= 0; reached--)
            costs[reached] = further = rungs[reached] - (reached == 0 ? 0 : rungs[reached - 1]) + (further / eta);
        return costs;
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
