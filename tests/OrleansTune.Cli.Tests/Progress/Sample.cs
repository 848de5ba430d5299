using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tests.Progress;

/// <summary>A study with rungs 1, 3, 9, and trials in it.</summary>
internal static class Sample
{
    public static StudyResource Study(Direction direction = Direction.Maximize) => new()
    {
        Name = "sample",
        State = StudyState.Running,
        Spec = new StudySpec
        {
            Name = "sample",
            Objectives = [new("accuracy", direction)],
            SearchSpace = [ParameterSpec.Float("x", 0, 1)],
            Scheduler = new("hyperband") { MinResource = 1, MaxResource = 9, Eta = 3 },
        },
        Trials = new(),
        Created = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A trial that reported these values at steps 1, 2, 3, …</summary>
    public static StudyEvent Trial(int number, TrialState state, params double[] values) => new()
    {
        Id = 0,
        Trial = new TrialResource
        {
            Number = number,
            State = state,
            Parameters = new() { ["x"] = 0.5 },
            Values = values.Length > 0 ? [values[^1]] : [],
            Steps = [.. values.Select((v, i) => new Measurement(i + 1, [v]))],
            Created = DateTimeOffset.UnixEpoch,
        },
    };
}
