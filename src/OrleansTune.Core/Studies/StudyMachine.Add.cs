using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <content>Trials that users bring: points to try, and what was tried elsewhere.</content>
public sealed partial class StudyMachine
{
    private int _imported;

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

    /// <summary>Adds what was tried elsewhere, for the sampler to learn from; it counts neither towards the study's trials nor its resource.</summary>
    /// <param name="results">The trials.</param>
    /// <param name="requestKey">The request's idempotency key.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="StudyException">A result is malformed, or the study has ended.</exception>
    public IReadOnlyList<Trial> Import(IReadOnlyList<ImportedResult> results, string? requestKey, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(results);
        var before = AddedBefore(requestKey);
        if (before.Count >= results.Count)
            return before;
        RequireNotEnded();
        var points = CheckPoints([.. results.Select(r => r.Point)]);
        for (int i = 0; i < results.Count; i++)
            CheckResult($"trials[{i}]", results[i]);

        var added = new List<Trial>(before);
        for (int i = before.Count; i < results.Count; i++)
        {
            var result = results[i];
            added.Add(Change(new Trial
            {
                Number = History.Count,
                State = result.State,
                Parameters = points[i],
                Origin = TrialOrigin.Imported,
                Told = result.Values,
                Constraints = result.Constraints,
                Steps = result.Steps,
                Reason = result.Reason ?? (result.State == TrialState.Stopped ? "stopped elsewhere" : null),
                Created = now,
                Started = result.Started,
                Ended = result.Ended ?? now,
                RequestKey = requestKey,
            }));
        }

        CheckStoppingRules(now);
        return added;
    }

    /// <summary>
    /// The trials that an addition with this idempotency key made; empty when it is a new one. They are fewer than it has when a crash tore
    /// it apart, and then the rest is added when it is repeated.
    /// </summary>
    public IReadOnlyList<Trial> AddedBefore(string? requestKey) => [.. _added.Of(requestKey).Select(n => History[n])];

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

    private void CheckResult(string field, ImportedResult result)
    {
        if (result.State is not (TrialState.Completed or TrialState.Stopped or TrialState.Failed))
            throw StudyException.Field($"{field}.state", $"expected completed, stopped or failed, got {result.State.ToString().ToLowerInvariant()}.");
        if (result.State == TrialState.Failed && result.Values.Length > 0)
            throw StudyException.Field($"{field}.values", "a failed trial has none.");
        if (result.State == TrialState.Completed || result.Values.Length > 0)
        {
            CheckValues($"{field}.values", result.Values, Spec.Objectives.Count, "objective");
            CheckValues($"{field}.constraints", result.Constraints, Spec.Constraints.Count, "constraint");
        }
        else if (result.Constraints.Length > 0)
        {
            throw StudyException.Field($"{field}.constraints", "constraints go with values; there are none.");
        }

        for (int i = 0; i < result.Steps.Length; i++)
        {
            int least = i == 0 ? 1 : result.Steps[i - 1].Step + 1;
            if (result.Steps[i].Step < least)
                throw StudyException.Field($"{field}.steps[{i}].step", $"expected a whole number of at least {least}, got {result.Steps[i].Step}.");
            if (result.Steps[i].Values.Length != Spec.Objectives.Count)
                throw StudyException.Field($"{field}.steps[{i}].values", $"expected {Spec.Objectives.Count} number(s), one per objective, got {result.Steps[i].Values.Length}.");
        }
    }
}
