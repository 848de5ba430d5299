using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests;

public sealed class OptimizeTests
{
    [Fact]
    public async Task Four_workers_of_the_sdk_tune_a_plain_function_without_duplicate_points()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.FullName, "--slots", "0");
        var study = await server.Client.Studies.CreateAsync(new StudySpec
        {
            Name = "bowl",
            Objectives = [ObjectiveSpec.Minimize("value")],
            SearchSpace = [ParameterSpec.Float("x", -5, 5), ParameterSpec.Float("y", -5, 5), ParameterSpec.Categorical("bowl", "flat", "deep")],
            Stop = new StopSpec { MaxTrials = 40 },
            Seed = 3,
        });

        var ended = await study.OptimizeAsync(
            trial =>
            {
                double x = trial.Parameters.GetDouble("x") - 1;
                double y = trial.Parameters.GetDouble("y") + 2;
                return (x * x) + (y * y) + (trial.Parameters.GetString("bowl") == "deep" ? 0 : 5);
            },
            parallelism: 4);

        Assert.Equal(StudyState.Completed, ended.State);
        var trials = new List<TrialResource>();
        await foreach (var trial in study.TrialsAsync())
            trials.Add(trial);
        Assert.Equal(40, trials.Count);
        Assert.All(trials, t => Assert.Equal(TrialState.Completed, t.State));
        Assert.Equal(40, trials.Select(t => t.Parameters.ToString()).Distinct().Count());
        Assert.True(ended.Best!.Values[0] < 1, $"the best value was {ended.Best.Values[0]}");
    }
}
