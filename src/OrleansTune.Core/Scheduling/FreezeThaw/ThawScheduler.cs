using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>
/// Freeze–thaw scheduling (Swersky, Snoek and Adams 2014, arXiv:1406.3896): a surrogate of the learning curves decides which paused trial gets
/// the next epochs, or that a new one is started.
/// </summary>
/// <remarks>
/// <para>A trial pauses at every rung. When a worker is free, each paused trial has an index: the improvement on the best measurement that is
/// expected of it at the full resource, over the resource that it is expected to take to get there (see <see cref="CurveForecast"/>). The
/// largest index wins, ties go to the trial that was created first, unless to look at a new trial promises more. As in Wistuba et al. 2022 (DyHPO, arXiv:2202.09774)
/// and Rakotoarison et al. 2024 (ifBO, arXiv:2404.16795) improvement takes the place of the entropy search of the first paper, which costs
/// far more; where new trials begin is the sampler's affair.</para>
/// <para>Finishing rule: once no new trial can be started, paused trials go on as long as they promise more than a new one would; if then nobody is in
/// training and nobody was trained to the end, the one that is expected to end best goes on.</para>
/// <para>Stopping (trials that cannot be resumed): at a rung a trial goes on if it is the best there so far, or promises more than a new one.</para>
/// <para>A trial that has measured nothing but NaN is never resumed; failed ones are forgotten. Nothing is kept beside the trials: after n of them
/// a decision takes O(n log n), and a fit to at most 256 curves whose cost does not grow.</para>
/// </remarks>
internal sealed class ThawScheduler : IScheduler
{
    // A new trial is started until so many were measured: fewer say nothing of what a trial is like.
    private const int Fewest = 4;

    private readonly int[] _rungs;
    private readonly int _eta;
    private readonly SchedulerMode _mode;
    private readonly Objective _objective;
    private readonly SortedDictionary<int, FrozenTrial> _trials = [];
    private CurveForecast? _forecast;
    private int _active;
    private int _finishing;

    /// <param name="rungs">The resource of each rung, rising.</param>
    /// <param name="eta">The inverse of the share of trials that is expected to pass a rung.</param>
    /// <param name="mode">Whether trials pause or are stopped at rungs.</param>
    /// <param name="objective">The objective.</param>
    public ThawScheduler(int[] rungs, int eta, SchedulerMode mode, Objective objective)
    {
        _rungs = rungs;
        _eta = eta;
        _mode = mode;
        _objective = objective;
    }

    private CurveForecast? Forecast => _forecast ??= CurveForecast.Of([.. _trials.Values.Where(t => t.IsMeasured)], _rungs, _eta);

    public TrialBudget Admit(int trialNumber) => new(0, _mode == SchedulerMode.Promotion ? _rungs[0] : _rungs[^1]);

    public void Track(Trial trial)
    {
        // A trial that a user queued is not the scheduler's until it is admitted, which gives it a target.
        if (trial.Target == 0 && trial.Origin != TrialOrigin.Imported)
            return;
        _forecast = null;
        if (_trials.Remove(trial.Number, out var before))
            Count(before, -1);
        if (trial.State == TrialState.Failed)
            return;
        var now = FrozenTrial.Of(trial, before, _rungs, _objective);
        _trials.Add(trial.Number, now);
        Count(now, 1);
    }

    public ReportDecision Decide(Trial trial)
    {
        if (_mode == SchedulerMode.Promotion)
            return trial.LastStep >= trial.Target && trial.Target < _rungs[^1] ? ReportDecision.Pause : ReportDecision.Continue;
        var frozen = _trials[trial.Number];
        int reached = frozen.Losses.Length;
        if (reached == 0 || trial.LastStep >= _rungs[^1] || !LearningCurve.HasJustReached(trial, _rungs[reached - 1]))
            return ReportDecision.Continue;
        if (!frozen.IsMeasured)
            return ReportDecision.Stop;
        bool goesOn = IsBestAt(reached - 1, frozen) || Forecast is not { } forecast || forecast.Count < Fewest || !forecast.PrefersNewTo(forecast.IndexOf(frozen));
        return goesOn ? ReportDecision.Continue : ReportDecision.Stop;
    }

    public Promotion? NextPromotion(bool canStartNew)
    {
        if (_mode == SchedulerMode.Stopping || !_trials.Values.Any(t => t.IsWaiting) || Forecast is not { } forecast || (canStartNew && forecast.Count < Fewest))
            return null;

        // Of equal ones the first is taken.
        var waiting = _trials.Values.Where(t => t.IsWaiting).ToList();
        var chosen = waiting.MaxBy(forecast.IndexOf)!;
        if (forecast.PrefersNewTo(forecast.IndexOf(chosen)))
        {
            if (canStartNew || _active > 0 || _finishing > 0)
                return null;
            chosen = waiting.MinBy(forecast.EndOf)!;
        }

        return new(chosen.Number, _rungs[chosen.Losses.Length]);
    }

    private bool IsBestAt(int rung, FrozenTrial trial) => _trials.Values.All(other =>
        other.Losses.Length <= rung || new Ranked(trial.Losses[rung], trial.Number).CompareTo(new(other.Losses[rung], other.Number)) <= 0);

    private void Count(FrozenTrial trial, int sign)
    {
        _active += trial.IsActive ? sign : 0;
        _finishing += trial.IsFinishing ? sign : 0;
    }
}
