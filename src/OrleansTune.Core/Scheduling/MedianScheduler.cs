using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>The median stopping rule (Golovin et al. 2017, "Google Vizier", section 3.2.2).</summary>
/// <remarks>
/// <para>At a checkpoint a trial is stopped when its best value so far is worse than the median of the running averages that the
/// trials had there, its own included. No trial is stopped before the least resource, nor at a checkpoint that fewer than
/// <see cref="WarmUp"/> others have reached. Of two middle averages the worse one is the median.</para>
/// <para>Every step from the least to the most resource is a checkpoint, or 32 of them evenly spread when there are more.
/// Failed trials leave the comparison.</para>
/// </remarks>
internal sealed class MedianScheduler : IScheduler
{
    /// <summary>How many other trials a trial is compared with at least.</summary>
    public const int WarmUp = 5;

    private const int MostCheckpoints = 32;

    private readonly int _maxResource;
    private readonly Objective _objective;
    private readonly int[] _checkpoints;
    private readonly Ranking[] _averages;
    private readonly Dictionary<int, List<double>> _averagesOfTrial = [];

    public MedianScheduler(int minResource, int maxResource, Objective objective)
    {
        _maxResource = maxResource;
        _objective = objective;

        // The last checkpoint lies before the end: there a trial is complete, not stopped.
        int steps = maxResource - minResource;
        int count = Math.Min(steps, MostCheckpoints);
        _checkpoints = [.. Enumerable.Range(0, count).Select(i => minResource + (int)((long)steps * i / count))];
        _averages = [.. _checkpoints.Select(_ => new Ranking(n => (n / 2) + 1))];
    }

    public TrialBudget Admit(int trialNumber) => new(0, _maxResource);

    public void Track(Trial trial)
    {
        if (!_averagesOfTrial.TryGetValue(trial.Number, out var own))
            _averagesOfTrial.Add(trial.Number, own = []);
        if (trial.State == TrialState.Failed)
        {
            for (int i = 0; i < own.Count; i++)
                _averages[i].Remove(new(own[i], trial.Number));
            _averagesOfTrial.Remove(trial.Number);
            return;
        }

        while (own.Count < _checkpoints.Length && trial.LastStep >= _checkpoints[own.Count])
        {
            double average = LearningCurve.MeanLoss(trial, _checkpoints[own.Count], _objective);
            _averages[own.Count].Add(new(average, trial.Number));
            own.Add(average);
        }
    }

    public ReportDecision Decide(Trial trial)
    {
        // Of the checkpoints that this report reached, the last one has most to say.
        int reached = _averagesOfTrial[trial.Number].Count - 1;
        if (reached < 0 || trial.LastStep >= _maxResource || !LearningCurve.HasJustReached(trial, _checkpoints[reached]) || _averages[reached].Count <= WarmUp)
            return ReportDecision.Continue;
        double best = LearningCurve.BestLoss(trial, _checkpoints[reached], _objective);
        double median = _averages[reached].LastOfBest!.Value.Loss;
        return best > median || (double.IsNaN(best) && !double.IsNaN(median)) ? ReportDecision.Stop : ReportDecision.Continue;
    }

    public Promotion? NextPromotion(bool canStartNew) => null;
}
