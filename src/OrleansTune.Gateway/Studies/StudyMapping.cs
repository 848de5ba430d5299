using System.Text.Json;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using CoreState = OrleansTune.Core.Trials.TrialState;

namespace OrleansTune.Gateway.Studies;

/// <summary>What the HTTP surface shows of a study.</summary>
internal static class StudyMapping
{
    public static StudyResource ToResource(this StudySnapshot study) => new()
    {
        Name = study.Name,
        State = study.State.ToContract(),
        Reason = study.Reason,
        Waiting = study.Waiting,
        Spec = JsonSerializer.Deserialize(study.SpecJson, ContractsJsonContext.Default.StudySpec)!,
        Trials = Counts(study),
        Best = study.Objectives.Count == 1 && study.ToBest().Trials is [var best, ..] ? best : null,
        EpochsTrained = study.ResourceSpent,
        EpochsOfFullTraining = study.ResourceOfFullTraining,
        Created = study.Created,
        Ended = study.Ended,
    };

    public static BestResponse ToBest(this StudySnapshot study) => new()
    {
        Trials =
        [
            .. study.Best.Select(trial => new BestTrial
            {
                Number = trial.Number,
                Parameters = trial.Parameters.ToContract(),
                Values = trial.FiniteValues(study.Objectives),
            }),
        ],
    };

    public static Core.Studies.StudyState ToCore(this StudyState state) => state switch
    {
        StudyState.Running => Core.Studies.StudyState.Running,
        StudyState.Paused => Core.Studies.StudyState.Paused,
        StudyState.Stopped => Core.Studies.StudyState.Stopped,
        StudyState.Completed => Core.Studies.StudyState.Completed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static StudyState ToContract(this Core.Studies.StudyState state) => state switch
    {
        Core.Studies.StudyState.Running => StudyState.Running,
        Core.Studies.StudyState.Paused => StudyState.Paused,
        Core.Studies.StudyState.Stopped => StudyState.Stopped,
        Core.Studies.StudyState.Completed => StudyState.Completed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static TrialCounts Counts(StudySnapshot study) => new()
    {
        Queued = study.Counts[(int)CoreState.Queued],
        Running = study.Counts[(int)CoreState.Running],
        Paused = study.Counts[(int)CoreState.Paused],
        Completed = study.Counts[(int)CoreState.Completed],
        Stopped = study.Counts[(int)CoreState.Stopped],
        Failed = study.Counts[(int)CoreState.Failed],
        Total = study.TrialCount,
    };
}
