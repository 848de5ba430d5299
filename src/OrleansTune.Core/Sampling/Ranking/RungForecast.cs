using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>What trials that were measured at less resource would have where the others are compared.</summary>
/// <remarks>
/// A line by least squares through the trials that were measured at both: what training on brought them, and (its slope, between 0 and 1)
/// how much of a difference at the lower resource is left at the higher. If they ranked behind instead, as in BOHB, the
/// first trials that were promoted for want of better ones would pass for good long after better ones have begun.
/// </remarks>
/// <param name="reached">The trials that are compared.</param>
/// <param name="objective">The study's only objective.</param>
internal sealed class RungForecast(List<Evaluation> reached, Objective objective)
{
    // A line through fewer would be their noise.
    private const int FewestPairs = 3;

    // More hardly move the line, and there may be one for every step of long trainings.
    private const int MostPairs = 50;

    private readonly List<Evaluation> _reached = EvenSelection.Of(reached, MostPairs);
    private readonly Dictionary<int, (double Intercept, double Slope)?> _lines = [];

    /// <summary>The loss to be expected of a trial by the one that it had at a step; null when too few trials tell.</summary>
    public double? Of(int step, double loss)
    {
        if (!_lines.TryGetValue(step, out var line))
            _lines.Add(step, line = Fit(step));
        return line is { } l ? l.Intercept + (l.Slope * loss) : null;
    }

    private (double Intercept, double Slope)? Fit(int step)
    {
        var pairs = _reached
            .Select(e => (X: At(e.Trial, step), Y: e.Losses[0]))
            .Where(p => double.IsFinite(p.X))
            .ToList();
        if (pairs.Count < FewestPairs)
            return null;
        double x = pairs.Average(p => p.X), y = pairs.Average(p => p.Y);
        double spread = pairs.Sum(p => (p.X - x) * (p.X - x));
        double slope = spread > 0 ? Math.Clamp(pairs.Sum(p => (p.X - x) * (p.Y - y)) / spread, 0, 1) : 1;
        return (y - (slope * x), slope);
    }

    private double At(Trial trial, int step) => objective.ToLoss(trial.BestUpTo(step, objective));
}
