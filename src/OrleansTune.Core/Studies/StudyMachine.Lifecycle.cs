using System.Collections.Immutable;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <content>The study's own life: pause, resume, stop, completion; trials brought by users.</content>
public sealed partial class StudyMachine
{
    private int _imported;

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

    /// <summary>Adds points that a user wants tried; they are handed out before anything is sampled.</summary>
    /// <exception cref="StudyException">A point is not of the study's space, or the study has ended or cannot have that many trials.</exception>
    public IReadOnlyList<Trial> Enqueue(IReadOnlyList<ParameterSet> points, string? requestKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(points);
        var before = AddedBefore(requestKey);
        if (before.Count >= points.Count)
            return before;
        RequireNotEnded();
        var good = CheckPoints(points)[before.Count..];
        if (Spec.Stop.MaxTrials is { } most && OwnTrials + good.Count > most)
            throw StudyException.Field("trials", $"the study ends after {most} trials and has {OwnTrials}; {good.Count} more are too many.");
        return [.. before, .. good.Select(point => Change(new Trial
        {
            Number = History.Count,
            State = TrialState.Queued,
            Parameters = point,
            Origin = TrialOrigin.Enqueued,
            Created = now,
            RequestKey = requestKey,
        }))];
    }

    /// <summary>Adds results from elsewhere for the sampler to learn from; they do not count towards the study's trials.</summary>
    /// <param name="results">Points with a finite value per objective and per constraint.</param>
    /// <param name="requestKey">The request's idempotency key.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="StudyException">A point or value is malformed, or the study has ended.</exception>
    public IReadOnlyList<Trial> Import(
        IReadOnlyList<(ParameterSet Point, ImmutableArray<double> Values, ImmutableArray<double> Constraints)> results,
        string? requestKey,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(results);
        var before = AddedBefore(requestKey);
        if (before.Count >= results.Count)
            return before;
        RequireNotEnded();
        var points = CheckPoints([.. results.Select(r => r.Point)]);
        for (int i = 0; i < results.Count; i++)
        {
            CheckValues($"trials[{i}].values", results[i].Values, Spec.Objectives.Count, "objective");
            CheckValues($"trials[{i}].constraints", results[i].Constraints, Spec.Constraints.Count, "constraint");
        }

        var added = new List<Trial>(before);
        for (int i = before.Count; i < results.Count; i++)
        {
            added.Add(Change(new Trial
            {
                Number = History.Count,
                State = TrialState.Completed,
                Parameters = points[i],
                Origin = TrialOrigin.Imported,
                Told = results[i].Values,
                Constraints = results[i].Constraints,
                Created = now,
                Ended = now,
                RequestKey = requestKey,
            }));
        }

        CheckStoppingRules(now);
        return added;
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

    /// <summary>The trials that an addition with this key made; fewer than it has when a crash tore it apart, and then the rest is added.</summary>
    private List<Trial> AddedBefore(string? requestKey) => [.. _added.Of(requestKey).Select(n => History[n])];

    private void RequireNotEnded()
    {
        if (Head.State != StudyState.Paused)
            RequireRunning();
    }

    private List<ParameterSet> CheckPoints(IReadOnlyList<ParameterSet> points)
    {
        var good = new List<ParameterSet>(points.Count);
        var errors = new List<SpecError>();
        for (int i = 0; i < points.Count; i++)
        {
            if (Spec.Space.Check(points[i], out var faults) is { } point)
                good.Add(point);
            errors.AddRange(faults.Select(f => new SpecError($"trials[{i}].parameters.{f.Parameter}", f.Message)));
        }

        return errors.Count == 0
            ? good
            : throw new StudyException(RefusalCodes.InvalidRequest, string.Join(" ", errors.Select(e => $"{e.Field} {e.Message}")), errors);
    }
}
