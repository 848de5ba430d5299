using System.Collections.Immutable;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <content>What workers say: reports, heartbeats, results.</content>
public sealed partial class StudyMachine
{
    /// <summary>Takes a measurement of a running trial, and says what its worker does next.</summary>
    /// <remarks>
    /// A step that was measured before is a replay (a retried request, an epoch trained again after a crash): the first
    /// measurement stands and the answer is what it is now. A trial that is no longer running answers with what became of it.
    /// </remarks>
    /// <param name="number">The trial.</param>
    /// <param name="measurement">A step, and a value per objective.</param>
    /// <param name="now">The time.</param>
    /// <param name="metrics">
    /// What a trainer of the cluster measured for each constraint; none when it measures none. A trial's constraints are those of the
    /// measurement that counts for it: the best of one objective, the last of several.
    /// </param>
    /// <exception cref="StudyException">No such trial, it never ran, or the measurement is malformed.</exception>
    public ReportDecision Report(int number, Measurement measurement, DateTimeOffset now, ImmutableArray<double> metrics = default)
    {
        var trial = Find(number);
        CheckMeasurement(measurement);
        CheckMetrics(metrics);
        switch (trial.State)
        {
            case TrialState.Paused when measurement.Step <= trial.LastStep:
            case TrialState.Queued when measurement.Step <= trial.LastStep && Spec.IsManaged:
                return ReportDecision.Pause;
            case TrialState.Stopped:
                return ReportDecision.Stop;
            case TrialState.Completed or TrialState.Failed when measurement.Step <= trial.LastStep:
                return ReportDecision.Stop;
        }

        TrialTransitions.Apply(trial, TrialOperation.Report);
        bool replay = measurement.Step <= trial.LastStep;
        if (!replay || trial.LeaseExpires is not null)
        {
            trial = Change(trial with
            {
                Steps = replay ? trial.Steps : trial.Steps.Add(measurement),
                Constraints = replay ? trial.Constraints : ConstraintsAfter(trial, measurement, metrics),
                LeaseExpires = Renewed(trial, now),
            });
        }

        if (replay && measurement.Step < trial.Target)
            return ReportDecision.Continue;
        var decision = AfterMeasurement(trial, now);
        CheckStoppingRules(now);
        return Find(number).State == TrialState.Stopped ? ReportDecision.Stop : decision;
    }

    /// <summary>Refuses a worker whose trial was given to another after its lease ran out.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="worker">Who calls; null when the caller does not say.</param>
    /// <exception cref="StudyException">No such trial, or another worker holds it (<see cref="RefusalCodes.LeaseLost"/>).</exception>
    public void RequireHolder(int number, string? worker)
    {
        if (worker is not null && Find(number) is { State: TrialState.Running, Worker: { } holder } && holder != worker)
            throw new StudyException(RefusalCodes.LeaseLost, $"The worker '{holder}' holds trial {number} by now; the lease of '{worker}' ran out.");
    }

    /// <summary>Prolongs the lease of a running trial.</summary>
    /// <exception cref="StudyException">No such trial, or it is not running.</exception>
    public Trial Heartbeat(int number, DateTimeOffset now)
    {
        var trial = Find(number);
        TrialTransitions.Apply(trial, TrialOperation.Report);
        return Change(trial with { LeaseExpires = Renewed(trial, now) });
    }

    /// <summary>Ends a running trial with its values. Telling the same again gives the same answer.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="values">A finite value per objective.</param>
    /// <param name="constraints">A finite value per constraint; empty when the study has none.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="StudyException">No such trial, it is not running, or the values are malformed.</exception>
    public Trial Tell(int number, ImmutableArray<double> values, ImmutableArray<double> constraints, DateTimeOffset now)
    {
        var trial = Find(number);
        CheckValues("values", values, Spec.Objectives.Count, "objective");
        CheckValues("constraints", constraints, Spec.Constraints.Count, "constraint");
        if (trial.State == TrialState.Completed && trial.Told.AsSpan().SequenceEqual(values.AsSpan())
            && trial.Constraints.AsSpan().SequenceEqual(constraints.AsSpan()))
        {
            return trial;
        }

        var told = Change(trial with
        {
            State = TrialTransitions.Apply(trial, TrialOperation.Complete),
            Told = values,
            Constraints = constraints,
            LeaseExpires = null,
            Ended = now,
        });
        CheckStoppingRules(now);
        return told;
    }

    /// <summary>Ends a trial without a value. Telling so again gives the same answer.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="now">The time.</param>
    /// <param name="isHopeless">
    /// Whether its trainer says that the trial cannot be trained. A study whose first <see cref="HopelessTrialsToStop"/> trials all could
    /// not for the same reason ends with it: the fault is the study's, not theirs.
    /// </param>
    /// <exception cref="StudyException">No such trial, or it has ended otherwise.</exception>
    public Trial Fail(int number, string? reason, DateTimeOffset now, bool isHopeless = false)
    {
        var trial = Find(number);
        if (trial.State == TrialState.Failed)
            return trial;
        var failed = End(trial, TrialOperation.Fail, reason, now);
        if (isHopeless && ResourceSpent == 0)
            NoteHopeless(reason, now);
        CheckStoppingRules(now);
        return failed;
    }

    /// <summary>Notes that a trainer of the cluster has begun a dispatched trial, or begun it anew after a loss.</summary>
    /// <returns>The trial as it now stands: running, or, when it ended meanwhile, what became of it.</returns>
    public Trial Begin(int number, string worker, DateTimeOffset now)
    {
        var trial = Find(number);
        if (trial.State == TrialState.Running)
            trial = trial with { State = TrialTransitions.Apply(trial, TrialOperation.Requeue) };
        if (trial.State != TrialState.Queued)
            return trial;
        return Change(trial with
        {
            State = TrialTransitions.Apply(trial, TrialOperation.Begin),
            Worker = worker,
            Attempts = trial.Attempts + 1,
            Started = trial.Started ?? now,
        });
    }

    /// <summary>Notes something of a trial for people to see; the same again changes nothing.</summary>
    /// <exception cref="StudyException">No such trial.</exception>
    public void Note(int number, string note)
    {
        var trial = Find(number);
        if (trial.Note != note && !trial.IsFinal)
            Change(trial with { Note = note });
    }

    /// <summary>Notes that a trainer of the cluster gave a trial back before its target; it waits for another.</summary>
    /// <returns>Whether the trial is to be trained further now.</returns>
    public bool GiveBack(int number)
    {
        var trial = Find(number);
        if (trial.State == TrialState.Running)
            trial = Change(trial with { State = TrialTransitions.Apply(trial, TrialOperation.Requeue) });
        return trial.State == TrialState.Queued && Head.State == StudyState.Running;
    }

    /// <summary>How many leases of external workers ran out since this machine was made.</summary>
    public long LeasesLost { get; private set; }

    /// <summary>Puts trials whose external worker fell silent back into the queue, or fails them after too many losses.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool ExpireLeases(DateTimeOffset now)
    {
        int[] expired = [.. NumbersIn(TrialState.Running).Where(n => History[n].LeaseExpires <= now)];
        foreach (int number in expired)
        {
            var trial = History[number];
            string lost = $"worker '{trial.Worker ?? "unnamed"}' fell silent";
            trial = trial with { Losses = trial.Losses + 1, AskKey = null };
            if (trial.Losses > Spec.Lease.Retries)
                End(trial, TrialOperation.Fail, trial.Losses == 1 ? lost : $"{lost}, the last of {trial.Losses} workers lost", now);
            else
                Change(trial with { State = TrialTransitions.Apply(trial, TrialOperation.Requeue), LeaseExpires = null });
        }

        LeasesLost += expired.Length;
        return CheckStoppingRules(now) || expired.Length > 0;
    }

    /// <summary>When the next lease runs out or the study's deadline comes; null when there is neither.</summary>
    public DateTimeOffset? NextDeadline()
    {
        DateTimeOffset? next = Head.State is StudyState.Running or StudyState.Paused ? Spec.Stop.Deadline : null;
        foreach (int number in NumbersIn(TrialState.Running))
        {
            if (History[number].LeaseExpires is { } expires && (next is null || expires < next))
                next = expires;
        }

        return next;
    }

    private DateTimeOffset? Renewed(Trial trial, DateTimeOffset now) =>
        trial.LeaseExpires is null ? null : now + TimeSpan.FromSeconds(Spec.Lease.Seconds);

    private ReportDecision AfterMeasurement(Trial trial, DateTimeOffset now)
    {
        if (Spec.IsManaged && trial.LastStep >= Spec.Scheduler.MaxResource)
        {
            End(trial, TrialOperation.Complete, null, now);
            return ReportDecision.Stop;
        }

        var decision = _scheduler.Decide(trial);
        if (decision == ReportDecision.Pause)
            Change(trial with { State = TrialTransitions.Apply(trial, TrialOperation.Pause), LeaseExpires = null });
        else if (decision == ReportDecision.Stop)
            End(trial, TrialOperation.Stop, $"not among the best at step {trial.LastStep}", now);
        if (decision != ReportDecision.Continue || Head.State != StudyState.Paused || !Spec.IsManaged)
            return decision;
        // The slot is wanted elsewhere while the study rests; the trial goes on from its checkpoint later.
        Change(trial with { State = TrialTransitions.Apply(trial, TrialOperation.Requeue) });
        return ReportDecision.Pause;
    }

    private ImmutableArray<double> ConstraintsAfter(Trial trial, Measurement measurement, ImmutableArray<double> metrics)
    {
        if (metrics.IsDefaultOrEmpty)
            return trial.Constraints;
        bool counts = trial.Constraints.IsEmpty || Spec.Objectives.Count > 1
            || Spec.Objectives[0].IsBetter(measurement.Values[0], trial.BestUpTo(int.MaxValue, Spec.Objectives[0]));
        return counts ? [.. Spec.Constraints.Select((constraint, i) => constraint.Excess(metrics[i]))] : trial.Constraints;
    }

    private Trial End(Trial trial, TrialOperation operation, string? reason, DateTimeOffset now) => Change(trial with
    {
        State = TrialTransitions.Apply(trial, operation),
        LeaseExpires = null,
        Ended = now,
        Reason = reason,
    });

    private void CheckMeasurement(Measurement measurement)
    {
        if (measurement.Step < 1)
            throw StudyException.Field("step", $"expected a whole number of at least 1, got {measurement.Step}.");
        if (measurement.Values.IsDefault || measurement.Values.Length != Spec.Objectives.Count)
            throw StudyException.Field("values", $"expected {Spec.Objectives.Count} number(s), one per objective, got {(measurement.Values.IsDefault ? 0 : measurement.Values.Length)}.");
        // A diverged net is a fact that trainers of the cluster report; people who drive a study by hand tell a failure.
        if (!Spec.IsManaged)
            CheckValues("values", measurement.Values, Spec.Objectives.Count, "objective");
    }

    private void CheckMetrics(ImmutableArray<double> metrics)
    {
        if (!metrics.IsDefaultOrEmpty && metrics.Length != Spec.Constraints.Count)
            throw StudyException.Field("constraints", $"expected {Spec.Constraints.Count} number(s), one per constraint, got {metrics.Length}.");
    }

    private static void CheckValues(string field, ImmutableArray<double> values, int count, string what)
    {
        if (values.IsDefault || values.Length != count)
            throw StudyException.Field(field, $"expected {count} number(s), one per {what}, got {(values.IsDefault ? 0 : values.Length)}.");
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw StudyException.Field($"{field}[{i}]", $"expected a finite number, got {values[i]}; tell the state failed when the {what} could not be measured.");
        }
    }
}
