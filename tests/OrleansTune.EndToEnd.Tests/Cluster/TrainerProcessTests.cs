using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class TrainerProcessTests
{
    /// <summary>Enough to last until the signal has arrived.</summary>
    private const int Epochs = 300;

    [Fact]
    public async Task A_trainer_that_is_asked_to_end_saves_its_trial_and_the_next_one_goes_on_with_it()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, gateways: 1, trainers: 1);
        var study = await cluster.Client(0).Studies.CreateAsync(Spec());
        while ((await study.DescribeAsync()).EpochsTrained == 0)
            await Task.Delay(20);

        var trainer = cluster.Trainers[0];
        int exitCode = await trainer.Process.TerminateAsync();
        Assert.True(exitCode == 0, trainer.Process.Output);
        await trainer.StartAsync();
        await foreach (var change in study.WatchAsync())
            Assert.NotNull(change);

        // There is no checkpoint but the one of the orderly end: rungs and time would have come later.
        Assert.Contains("goes on after epoch", trainer.Process.Output, StringComparison.Ordinal);
        var ended = await study.DescribeAsync();
        Assert.Equal((StudyState.Completed, 1), (ended.State, ended.Trials.Completed));
        await foreach (var trial in study.TrialsAsync())
            Assert.Equal(Enumerable.Range(1, Epochs), trial.Steps.Select(step => step.Step));
    }

    private static StudySpec Spec() => new()
    {
        Name = "handed-over",
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace = [ParameterSpec.Float("learning_rate", 0.001, 1, log: true), ParameterSpec.Int("nodes_1", 384, 512), ParameterSpec.Int("nodes_2", 384, 512)],
        Sampler = new SamplerSpec("random"),
        Scheduler = new SchedulerSpec("none") { MaxResource = Epochs },
        Stop = new StopSpec { MaxTrials = 1 },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits", Parallel = 1 },
        Seed = 5,
    };
}
