using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <content>The study's own life: pause, resume, stop, completion.</content>
public sealed partial class StudyMachine
{
    /// <summary>How many trials that could not be trained, all for one reason, end a study that has trained none.</summary>
    public const int HopelessTrialsToStop = 5;

    /// <summary>Stops handing out trials until <see cref="Resume"/>; a paused study stays so.</summary>
    /// <exception cref="StudyException">The study has ended.</exception>
    public void Pause()
    {
        if (Head.State == StudyState.Paused)
            return;
        RequireRunning();
        ChangeHead(Head with { State = StudyState.Paused });
    }

    /// <summary>Hands out trials again; a running study stays so.</summary>
    /// <exception cref="StudyException">The study has ended.</exception>
    public void Resume()
    {
        if (Head.State == StudyState.Paused)
            ChangeHead(Head with { State = StudyState.Running });
        RequireRunning();
    }

    /// <summary>Ends the study: trials that have not ended are stopped, their measurements count. An ended study stays as it is.</summary>
    public void Stop(DateTimeOffset now)
    {
        if (Head.State is StudyState.Running or StudyState.Paused)
            EndStudy(StudyState.Stopped, "stopped by a user", now);
    }

    /// <summary>
    /// Notes that the sampler has no further point: from now on only trials that exist are trained further, and the study completes
    /// when none is left that deserves it.
    /// </summary>
    public void NoteSpaceUsedUp(DateTimeOffset now)
    {
        if (Head.State is not (StudyState.Running or StudyState.Paused) || Head.SpaceUsedUp)
            return;
        ChangeHead(Head with { SpaceUsedUp = true });
        CheckStoppingRules(now);
    }

    /// <summary>The trials that ended without a value to keep and still have checkpoints to give up, in the order of their ends.</summary>
    public IReadOnlyList<Trial> Unreleased => [.. NumbersIn(TrialState.Stopped).Concat(NumbersIn(TrialState.Failed))
        .Select(n => History[n]).Where(t => t.Version > Head.ReleasedVersion).OrderBy(t => t.Version)];

    /// <summary>Notes that a trial of <see cref="Unreleased"/>, and all before it, gave their checkpoints up.</summary>
    /// <remarks>No change that anybody waits for: it is kept with the next one, and when it is lost, a trial is released twice.</remarks>
    public void NoteReleased(Trial trial)
    {
        Head = Head with { ReleasedVersion = trial.Version };
        _headChanged = true;
    }

    /// <summary>Ends the study if one of its rules holds.</summary>
    /// <returns>Whether it ended now.</returns>
    public bool CheckStoppingRules(DateTimeOffset now)
    {
        if (Head.State is not (StudyState.Running or StudyState.Paused))
            return false;
        var stop = Spec.Stop;
        string? reason = null;
        if (stop.Target is { } target && Best is [var best, ..] && !Spec.Objectives[0].IsBetter(target, best.ValuesFor(Spec.Objectives)[0]))
            reason = $"trial {best.Number} reached the target {target}";
        else if (stop.MaxResource is { } most && ResourceSpent >= most)
            reason = $"the trials got {ResourceSpent} of {most} units of resource";
        else if (stop.Deadline is { } deadline && now >= deadline)
            reason = "the deadline came";
        else if (WhyNoMoreTrials is { } why && InFlight == 0 && _scheduler.NextPromotion(false) is null)
            reason = why;
        if (reason is null)
            return false;
        EndStudy(StudyState.Completed, reason, now);
        return true;
    }

    private void NoteHopeless(string? reason, DateTimeOffset now)
    {
        ChangeHead(Head with { HopelessTrials = reason == Head.HopelessReason ? Head.HopelessTrials + 1 : 1, HopelessReason = reason });
        if (Head.HopelessTrials >= HopelessTrialsToStop && Head.State is StudyState.Running or StudyState.Paused)
            EndStudy(StudyState.Stopped, $"{Head.HopelessTrials} trials in a row cannot be trained: {reason}", now);
    }

    private string? WhyNoMoreTrials => true switch
    {
        _ when OwnTrials >= Spec.Stop.MaxTrials => $"all {OwnTrials} trials have ended",
        _ when Head.SpaceUsedUp => "every point of the search space was tried",
        _ when NothingToGain => $"{LowForecastsToStop} times in a row the surrogate expected the next trial to gain less than {Spec.Stop.MinImprovement}",
        _ => null,
    };

    private int InFlight => CountOf(TrialState.Running) + CountOf(TrialState.Queued);

    private void EndStudy(StudyState state, string reason, DateTimeOffset now)
    {
        foreach (var open in new[] { TrialState.Running, TrialState.Queued, TrialState.Paused })
        {
            int[] numbers = [.. NumbersIn(open)];
            foreach (int number in numbers)
                End(History[number], TrialOperation.Stop, open == TrialState.Paused ? "not promoted before the study ended" : $"the study ended: {reason}", now);
        }

        ChangeHead(Head with { State = state, Ended = now, Reason = reason });
    }

    private void RequireNotEnded()
    {
        if (Head.State != StudyState.Paused)
            RequireRunning();
    }
}
