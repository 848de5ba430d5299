using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>One run of asynchronous successive halving: its rungs, the losses that trials had there, and the trials that wait.</summary>
/// <remarks>
/// A trial is recorded at a rung when it first measures at or past the rung's step, with its best value so far. Failed trials
/// leave every rung; stopped, completed and imported ones stay as something to compare with, but do not move any more.
/// </remarks>
internal sealed class Bracket
{
    private readonly int[] _levels;
    private readonly int _eta;
    private readonly Objective _objective;
    private readonly Ranking[] _rungs;
    private readonly SortedSet<Ranked>[] _waiting;
    private readonly int[] _promoted;
    private readonly Dictionary<int, Standing> _standings = [];
    private int _active;
    private int _finishing;

    /// <param name="levels">The resource of each rung, rising.</param>
    /// <param name="eta">The inverse of the share of a rung that is promoted.</param>
    /// <param name="objective">The objective.</param>
    public Bracket(int[] levels, int eta, Objective objective)
    {
        _levels = levels;
        _eta = eta;
        _objective = objective;
        _rungs = [.. levels.Select(_ => new Ranking(n => n / eta))];
        _waiting = [.. levels.Select(_ => new SortedSet<Ranked>())];
        _promoted = new int[levels.Length];
    }

    /// <summary>The first rung's resource.</summary>
    public int First => _levels[0];

    public void Track(Trial trial)
    {
        if (!_standings.TryGetValue(trial.Number, out var standing))
            _standings.Add(trial.Number, standing = new Standing());
        if (trial.State == TrialState.Failed)
        {
            for (int rung = 0; rung < standing.Losses.Count; rung++)
                _rungs[rung].Remove(new(standing.Losses[rung], trial.Number));
            Move(trial.Number, standing, waitingAt: null, promotions: 0, active: false, finishing: false);
            _standings.Remove(trial.Number);
            return;
        }

        while (standing.Losses.Count < _levels.Length && trial.LastStep >= _levels[standing.Losses.Count])
        {
            int rung = standing.Losses.Count;
            double loss = LearningCurve.BestLoss(trial, _levels[rung], _objective);
            standing.Losses.Add(loss);
            _rungs[rung].Add(new(loss, trial.Number));
        }

        bool active = trial.State is TrialState.Queued or TrialState.Running;
        bool finishing = trial.Origin != TrialOrigin.Imported
            && (trial.State == TrialState.Completed || standing.Losses.Count == _levels.Length || (active && trial.Target >= _levels[^1]));
        Move(trial.Number, standing, RungWaitedAt(trial, standing), PromotionsOf(trial, standing), active, finishing);
    }

    /// <summary>
    /// The promotion from the highest rung that has one: a waiting trial among the best 1/eta of those recorded at its rung, of
    /// which fewer than 1/eta were promoted. When the bracket gets no more trials, is idle and has brought none to the last rung,
    /// the best waiting at its highest rung.
    /// </summary>
    public Promotion? NextPromotion(bool canStartNew)
    {
        for (int rung = _levels.Length - 2; rung >= 0; rung--)
        {
            if (_waiting[rung].Count > 0 && _promoted[rung] < _rungs[rung].Count / _eta && _rungs[rung].IsAmongBest(_waiting[rung].Min))
                return new(_waiting[rung].Min.Number, _levels[rung + 1]);
        }

        if (canStartNew || _active > 0 || _finishing > 0)
            return null;
        int highest = Array.FindLastIndex(_waiting, w => w.Count > 0);
        return highest < 0 ? null : new(_waiting[highest].Min.Number, _levels[highest + 1]);
    }

    /// <summary>
    /// Whether a trial that is not resumed once stopped deserves to go on: at each rung that it has just reached, the last one
    /// apart, it must be the best or among the best 1/eta so far.
    /// </summary>
    public bool DeservesToGoOn(Trial trial)
    {
        var losses = _standings[trial.Number].Losses;
        for (int rung = 0; rung < losses.Count && rung < _levels.Length - 1; rung++)
        {
            var entry = new Ranked(losses[rung], trial.Number);
            if (LearningCurve.HasJustReached(trial, _levels[rung])
                && (double.IsNaN(entry.Loss) || !(_rungs[rung].IsFirst(entry) || _rungs[rung].IsAmongBest(entry))))
                return false;
        }

        return true;
    }

    private int? RungWaitedAt(Trial trial, Standing standing)
    {
        int rung = standing.Losses.Count - 1;

        // A trial that has measured nothing but NaN is not worth a promotion.
        return trial.State == TrialState.Paused && rung >= 0 && rung < _levels.Length - 1
            && trial.Target <= _levels[rung] && !double.IsNaN(standing.Losses[rung])
            ? rung
            : null;
    }

    /// <summary>Rungs that the trial was promoted from; imported trials never were, however far they got.</summary>
    private int PromotionsOf(Trial trial, Standing standing)
    {
        int promotions = 0;
        while (trial.Origin != TrialOrigin.Imported && promotions < standing.Losses.Count && _levels[promotions] < trial.Target)
            promotions++;
        return promotions;
    }

    private void Move(int number, Standing standing, int? waitingAt, int promotions, bool active, bool finishing)
    {
        if (standing.WaitingAt != waitingAt)
        {
            if (standing.WaitingAt is { } from)
                _waiting[from].Remove(new(standing.Losses[from], number));
            if (waitingAt is { } to)
                _waiting[to].Add(new(standing.Losses[to], number));
            standing.WaitingAt = waitingAt;
        }

        while (standing.Promotions < promotions)
            _promoted[standing.Promotions++]++;
        while (standing.Promotions > promotions)
            _promoted[--standing.Promotions]--;
        _active += (active ? 1 : 0) - (standing.Active ? 1 : 0);
        _finishing += (finishing ? 1 : 0) - (standing.Finishing ? 1 : 0);
        (standing.Active, standing.Finishing) = (active, finishing);
    }

    /// <summary>Where one trial stands in the bracket.</summary>
    private sealed class Standing
    {
        /// <summary>The losses at the rungs that it has reached.</summary>
        public List<double> Losses { get; } = [];

        /// <summary>The rung at which it waits to be promoted.</summary>
        public int? WaitingAt { get; set; }

        /// <summary>How many rungs, from the first, it was promoted from.</summary>
        public int Promotions { get; set; }

        /// <summary>Whether it is in training or will be without a promotion.</summary>
        public bool Active { get; set; }

        /// <summary>Whether it has reached the last rung, was told its value, or is on the way there.</summary>
        public bool Finishing { get; set; }
    }
}
