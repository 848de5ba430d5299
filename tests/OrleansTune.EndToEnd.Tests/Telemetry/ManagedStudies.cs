using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Small studies that the server trains itself.</summary>
internal static class ManagedStudies
{
    public static StudySpec Spec(string name, int trials) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace = [ParameterSpec.Float("learning_rate", 0.001, 1, log: true)],
        Sampler = new SamplerSpec("random"),
        Scheduler = new SchedulerSpec("none") { MaxResource = 2 },
        Stop = new StopSpec { MaxTrials = trials },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits", Parallel = 2 },
        Seed = 1,
    };

    /// <summary>Waits until a study has ended.</summary>
    public static async Task EndAsync(StudyHandle study)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var last = await study.WatchAsync(cancellationToken: patience.Token).LastAsync(patience.Token);
        Assert.Equal(StudyState.Completed, last.Study?.State);
    }
}
