using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests;

public sealed class UpdateTests
{
    private const int MaxTrials = 12;

    [Fact]
    public async Task A_managed_study_updated_over_the_command_line_while_it_runs_completes_with_its_new_number_of_trials()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.FullName);
        var study = await server.Client.Studies.CreateAsync(Spec());
        while ((await study.DescribeAsync()).EpochsTrained == 0)
            await Task.Delay(20);

        var (exitCode, output) = await CommandLine.RunAsync(
            "study", "update", study.Name, "--max-trials", $"{MaxTrials}", "--parallel", "2", "--json",
            "--server", server.Url.ToString(), "--api-key", ServerProcess.AdminKey);
        Assert.True(exitCode == 0, output);
        var updated = JsonSerializer.Deserialize(output, ContractsJsonContext.Default.StudyResource)!;
        Assert.Equal(StudyState.Running, updated.State);
        Assert.Equal((MaxTrials, 2), (updated.Spec.Stop!.MaxTrials, updated.Spec.Execution!.Parallel));
        Assert.InRange(updated.Trials.Total, 1, MaxTrials - 1);

        await foreach (var change in study.WatchAsync())
            Assert.NotNull(change);
        var ended = await study.DescribeAsync();
        Assert.Equal((StudyState.Completed, $"all {MaxTrials} trials have ended"), (ended.State, ended.Reason));
        Assert.Equal((MaxTrials, MaxTrials), (ended.Trials.Total, ended.Trials.Completed));

        // The spec that it was created with still names it.
        await server.Client.Studies.CreateAsync(Spec());
    }

    /// <summary>Far more trials than a test could wait for, each of them slow beside the start of a command.</summary>
    private static StudySpec Spec() => new()
    {
        Name = "shortened",
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace =
        [
            ParameterSpec.Float("learning_rate", 0.001, 1, log: true),
            ParameterSpec.Int("nodes_1", 384, 512),
            ParameterSpec.Int("nodes_2", 384, 512),
        ],
        Sampler = new SamplerSpec("random"),
        Scheduler = new SchedulerSpec("none") { MaxResource = 9 },
        Stop = new StopSpec { MaxTrials = 100_000 },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits" },
        Seed = 5,
    };
}
