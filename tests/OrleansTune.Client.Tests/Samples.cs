using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests;

/// <summary>Studies and trials to answer with.</summary>
internal static class Samples
{
    public static StudySpec Spec { get; } = new()
    {
        Name = "sample",
        Objectives = [ObjectiveSpec.Minimize("loss")],
        SearchSpace = [ParameterSpec.Float("x", 0, 1)],
    };

    public static StudyResource Study(StudyState state = StudyState.Running, int running = 0) => new()
    {
        Name = Spec.Name,
        State = state,
        Spec = Spec,
        Trials = new TrialCounts { Running = running, Total = running },
        Created = DateTimeOffset.UnixEpoch,
    };

    public static TrialResource Trial(int number, TrialState state = TrialState.Running) => new()
    {
        Number = number,
        State = state,
        Parameters = new() { ["x"] = 0.5 },
        Created = DateTimeOffset.UnixEpoch,
    };
}
