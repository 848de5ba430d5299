using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

/// <summary>The studies that these tests look at.</summary>
internal static class Specs
{
    /// <summary>A study whose trials the test runs itself.</summary>
    public static StudySpec External(string name) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Minimize("loss")],
        SearchSpace = [ParameterSpec.Float("rate", 0.001, 1, log: true), ParameterSpec.Int("depth", 1, 9), ParameterSpec.Categorical("kind", "flat", "deep")],
        Sampler = new SamplerSpec("random"),
        Seed = 7,
    };

    public static StudySpec TwoObjectives(string name) => External(name) with
    {
        Objectives = [ObjectiveSpec.Minimize("loss"), ObjectiveSpec.Maximize("speed")],
    };

    /// <summary>A study that the server trains: nets on the digits, stopped early.</summary>
    public static StudySpec Managed(string name) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace = [ParameterSpec.Float("learning_rate", 0.001, 1, log: true), ParameterSpec.Int("nodes_1", 16, 32), ParameterSpec.Int("nodes_2", 16, 32)],
        Sampler = new SamplerSpec("random"),
        Scheduler = new SchedulerSpec("hyperband") { MinResource = 1, MaxResource = 9, Eta = 3 },
        Stop = new StopSpec { MaxTrials = 16 },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits" },
        Seed = 7,
    };

    /// <summary>A result for a study of <see cref="External"/>.</summary>
    public static AddedTrial Result(int i) => new()
    {
        Parameters = new()
        {
            ["rate"] = ParameterValue.FromDouble(Math.Pow(10, -3 * (i * 0.618 % 1))),
            ["depth"] = ParameterValue.FromInt64(1 + (i % 9)),
            ["kind"] = ParameterValue.FromString(i % 2 == 0 ? "flat" : "deep"),
        },
        Value = 1 + (i * 0.377 % 1),
    };
}
