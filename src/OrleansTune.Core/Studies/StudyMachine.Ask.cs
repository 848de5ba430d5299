using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <content>Handing out trials: to external workers (ask) and to the cluster's own (dispatch).</content>
public sealed partial class StudyMachine
{
    /// <summary>How many trials the study may still sample.</summary>
    public int TrialsLeft
    {
        get
        {
            if (Head.State != StudyState.Running || Head.SpaceUsedUp || NothingToGain)
                return 0;
            return Spec.Stop.MaxTrials is { } most ? Math.Max(0, most - OwnTrials) : int.MaxValue;
        }
    }

    private int OwnTrials => History.Count - _imported;

    /// <summary>The trials that an ask with this idempotency key was given and its worker has not lost; empty when it is a new ask.</summary>
    public IReadOnlyList<Trial> AnswerGiven(string? requestKey) => [.. _asked.Of(requestKey).Select(n => History[n])];

    /// <summary>Refuses unless the study is running.</summary>
    /// <exception cref="StudyException"><see cref="RefusalCodes.StudyNotRunning"/>.</exception>
    public void RequireRunning()
    {
        if (Head.State == StudyState.Running)
            return;
        string why = Head.Reason is { } reason ? $" ({reason})" : string.Empty;
        throw new StudyException(RefusalCodes.StudyNotRunning, $"The study '{Spec.Name}' is {Head.State.ToString().ToLowerInvariant()}{why}.");
    }

    /// <summary>Refuses commands of external workers when the cluster trains the study.</summary>
    /// <exception cref="StudyException"><see cref="RefusalCodes.StudyIsManaged"/>.</exception>
    public void RequireExternal()
    {
        if (Spec.IsManaged)
            throw new StudyException(RefusalCodes.StudyIsManaged, $"The cluster trains the trials of '{Spec.Name}' (it has an execution section); workers cannot ask, report or tell.");
    }

    /// <summary>Gives an external worker a trial that exists already: a queued one, or a paused one that deserves more.</summary>
    /// <returns>The trial, now running; null when there is none and a new one should be sampled.</returns>
    public Trial? AskExisting(string? worker, string? requestKey, DateTimeOffset now)
    {
        RequireRunning();
        if (_byState[(int)TrialState.Queued] is { Count: > 0 } queued)
            return Lease(Admitted(History[queued.Min]), worker, requestKey, now);
        if (_scheduler.NextPromotion(TrialsLeft > 0) is not { } promotion)
            return null;
        var paused = History[promotion.Number];
        var promoted = paused with { State = TrialTransitions.Apply(paused, TrialOperation.Promote), Target = promotion.Target };
        return Lease(promoted, worker, requestKey, now);
    }

    /// <summary>Gives an external worker a new trial at a sampled point.</summary>
    /// <exception cref="StudyException">The study is not running or samples no more trials (<see cref="TrialsLeft"/>).</exception>
    public Trial AskNew(ParameterSet point, string? worker, string? requestKey, DateTimeOffset now)
    {
        RequireMoreTrials();
        return Lease(Create(point, now), worker, requestKey, now);
    }

    /// <summary>The next trial for the cluster to train: one queued by a user, or a paused one that deserves more; null when a new one should be sampled.</summary>
    /// <returns>The trial, now queued with a target; its trial grain will begin it.</returns>
    public Trial? DispatchExisting()
    {
        if (Head.State != StudyState.Running)
            return null;
        foreach (int number in _byState[(int)TrialState.Queued])
        {
            if (History[number].Target == 0)
                return Change(Admitted(History[number]));
        }

        if (_scheduler.NextPromotion(TrialsLeft > 0) is not { } promotion)
            return null;
        var paused = History[promotion.Number];
        return Change(paused with { State = TrialTransitions.Apply(paused, TrialOperation.Promote), Target = promotion.Target });
    }

    /// <summary>A new trial for the cluster at a sampled point, queued with its first target.</summary>
    /// <exception cref="StudyException">The study is not running or samples no more trials (<see cref="TrialsLeft"/>).</exception>
    public Trial DispatchNew(ParameterSet point, DateTimeOffset now)
    {
        RequireMoreTrials();
        return Change(Create(point, now));
    }

    /// <summary>How many trials are in the hands of trial grains: dispatched and not yet back.</summary>
    public int Dispatched => CountOf(TrialState.Running) + NumbersIn(TrialState.Queued).Count(n => History[n].Target > 0);

    /// <summary>A picture of the study for its sampler.</summary>
    public SamplingContext SamplingContext() => new()
    {
        Space = Spec.Space,
        Objectives = Spec.Objectives,
        ConstraintCount = Spec.Constraints.Count,
        Seed = Spec.Seed,
        Trials = History.Snapshot(),
        MaxResource = Spec.IsManaged || Spec.Scheduler.Name != "none" ? Spec.Scheduler.MaxResource : 0,
        MaxTrials = Spec.Stop.MaxTrials,
        State = Head.Sampler,
    };

    private void RequireMoreTrials()
    {
        RequireRunning();
        if (TrialsLeft == 0)
            throw new StudyException(RefusalCodes.StudyNotRunning, $"The study '{Spec.Name}' starts no new trials: it has {OwnTrials}.");
    }

    private Trial Create(ParameterSet point, DateTimeOffset now)
    {
        var budget = _scheduler.Admit(History.Count);
        return new Trial
        {
            Number = History.Count,
            State = TrialState.Queued,
            Parameters = point,
            Bracket = budget.Bracket,
            Target = budget.Target,
            Created = now,
        };
    }

    /// <summary>A queued trial with the scheduler's first target, if it has none yet.</summary>
    private Trial Admitted(Trial trial)
    {
        if (trial.Target > 0)
            return trial;
        var budget = _scheduler.Admit(trial.Number);
        return trial with { Bracket = budget.Bracket, Target = budget.Target };
    }

    private Trial Lease(Trial trial, string? worker, string? requestKey, DateTimeOffset now) => Change(trial with
    {
        State = TrialTransitions.Apply(trial, TrialOperation.Begin),
        Worker = worker,
        AskKey = requestKey,
        Attempts = trial.Attempts + 1,
        Started = trial.Started ?? now,
        LeaseExpires = now + TimeSpan.FromSeconds(Spec.Lease.Seconds),
    });
}
