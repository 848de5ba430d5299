using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>What a watcher knows of a study: folds its events into trials, epochs and the course of the incumbent.</summary>
/// <param name="study">The study as it stands at first.</param>
internal sealed class StudyProgress(StudyResource study)
{
    private readonly SortedDictionary<int, TrialResource> _trials = [];
    private readonly List<IncumbentPoint> _course = [];

    /// <summary>The study as last heard of.</summary>
    public StudyResource Study { get; private set; } = study;

    public IReadOnlyCollection<TrialResource> Trials => _trials.Values;

    /// <summary>Epochs trained over all trials.</summary>
    public long Epochs { get; private set; }

    /// <summary>Each improvement of the best value, with the epochs trained until then.</summary>
    public IReadOnlyList<IncumbentPoint> Course => _course;

    /// <summary>The objective; the first of several.</summary>
    public ObjectiveSpec Objective => Study.Spec.Objectives[0];

    /// <summary>Whether the study has one objective, so that there is one best value.</summary>
    public bool HasIncumbent => Study.Spec.Objectives.Count == 1;

    /// <summary>Takes notice of an event.</summary>
    /// <returns>What changed that is worth telling; null when nothing is.</returns>
    public TrialChange? Apply(StudyEvent seen)
    {
        Study = seen.Study ?? Study;
        return seen.Trial is { } trial ? Apply(trial) : null;
    }

    /// <summary>How many trials have reached each rung, lowest first; none when the scheduler has no rungs.</summary>
    public IReadOnlyList<(int Resource, int Reached)> Rungs()
    {
        if (Study.Spec.Scheduler is not { Name: "asha" or "hyperband" or "thaw", MaxResource: { } most } scheduler)
            return [];
        int eta = scheduler.Eta ?? 3;
        var levels = new List<int>();
        for (int level = scheduler.MinResource ?? 1; level <= most; level *= eta)
            levels.Add(level);
        // With most no power of eta, the last rung is the longer one.
        levels[^1] = most;
        return [.. levels.Select(level => (level, _trials.Values.Count(t => LastStep(t) >= level)))];
    }

    public static int LastStep(TrialResource trial) => trial.Steps.Count > 0 ? trial.Steps[^1].Step : 0;

    private TrialChange? Apply(TrialResource trial)
    {
        _trials.TryGetValue(trial.Number, out var before);
        _trials[trial.Number] = trial;
        int known = before is null ? 0 : LastStep(before);
        bool improved = false;
        foreach (var measurement in trial.Steps.Where(m => m.Step > known))
        {
            Epochs += measurement.Step - known;
            known = measurement.Step;
            improved |= measurement.Values is [{ } value, ..] && Improve(value);
        }

        // A told value need not be among the reported ones.
        if (trial.State == TrialState.Completed && trial.Values is [var told, ..])
            improved |= Improve(told);
        // Paused trials are all stopped when their study ends, which the study itself tells.
        bool moved = before?.State != trial.State && (before?.State, trial.State) is not (TrialState.Paused, TrialState.Stopped);
        return moved || improved ? new TrialChange(trial, before?.State, improved) : null;
    }

    private bool Improve(double value)
    {
        bool better = _course.Count == 0 || (Objective.Direction == Direction.Maximize ? value > _course[^1].Value : value < _course[^1].Value);
        if (better && HasIncumbent)
            _course.Add(new(Epochs, value));
        return better && HasIncumbent;
    }
}
