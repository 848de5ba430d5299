using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary>How an exported study is made again: what has ended is brought as results, what was only begun is tried again.</summary>
internal sealed class ImportPlan
{
    // As many as one request may bring.
    private const int BatchSize = 1000;

    private ImportPlan(StudySpec spec, StudyState state, List<AddedTrial> results, List<AddedTrial> points) =>
        (Spec, State, Results, Points) = (spec, state, results, points);

    /// <summary>The spec, whose stopping rules are left with what the study had not used up.</summary>
    public StudySpec Spec { get; }

    /// <summary>Where the study stood.</summary>
    public StudyState State { get; }

    /// <summary>The trials with something measured, and those that ended without.</summary>
    public IReadOnlyList<AddedTrial> Results { get; }

    /// <summary>Points that were waiting or had nothing measured yet.</summary>
    public IReadOnlyList<AddedTrial> Points { get; }

    /// <summary>All of it, request by request. The same export gives the same, so that an import that broke off can be run again.</summary>
    public IEnumerable<ImportBatch> Batches => Results.Chunk(BatchSize).Concat(Points.Chunk(BatchSize)).Select(ImportBatch.Of);

    public static ImportPlan Of(ExportedStudy exported)
    {
        List<AddedTrial> results = [], points = [];
        int spent = 0;
        long resource = 0;
        foreach (var trial in exported.Trials)
        {
            bool isResult = trial.State is TrialState.Completed or TrialState.Stopped or TrialState.Failed || trial.Steps.Count > 0;
            (isResult ? results : points).Add(isResult ? Result(trial) : new() { Parameters = trial.Parameters });
            // What one study brought from elsewhere was not its own and is not the next one's.
            if (!isResult || trial.Origin == TrialOrigin.Imported)
                continue;
            spent++;
            resource += trial.Steps.Count == 0 ? 0 : trial.Steps[^1].Step;
        }

        return new(exported.Study with { Stop = Left(exported.Study.Stop, spent, resource) }, exported.State, results, points);
    }

    // A rule that is used up stays as it was: the study has ended by it.
    private static StopSpec? Left(StopSpec? stop, int trials, long resource) => stop is null ? null : stop with
    {
        MaxTrials = stop.MaxTrials > trials ? stop.MaxTrials - trials : stop.MaxTrials,
        MaxResource = stop.MaxResource > resource ? stop.MaxResource - resource : stop.MaxResource,
    };

    private static AddedTrial Result(TrialResource trial)
    {
        bool ended = trial.State is TrialState.Completed or TrialState.Stopped or TrialState.Failed;
        return new()
        {
            Parameters = trial.Parameters,
            State = ended ? trial.State : TrialState.Stopped,
            Values = trial.Values.Count > 0 && trial.State != TrialState.Failed ? trial.Values : null,
            Constraints = trial.Constraints,
            Steps = trial.Steps.Count > 0 ? trial.Steps : null,
            Reason = ended ? trial.Reason : $"was {trial.State.ToString().ToLowerInvariant()} when its study was exported",
            Started = trial.Started,
            Ended = trial.Ended,
        };
    }
}
