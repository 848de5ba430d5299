using System.Diagnostics;
using OrleansTune.Client;
using OrleansTune.Contracts;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests;

public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Trials = 16;
    private const int MaxResource = 27;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_managed_study_survives_kill_9_at_random_moments_and_finishes_by_itself(int kills)
    {
        using var data = new TemporaryDirectory();
        int seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var known = new Dictionary<int, TrialResource>();
        bool resumed = false;
        var watch = Stopwatch.StartNew();

        for (int kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(data.FullName);
            var study = await server.Client.Studies.CreateAsync(Spec());
            long before = (await study.DescribeAsync()).EpochsTrained;
            long until = before + random.Next(1, 12);
            while (await study.DescribeAsync() is { State: StudyState.Running } now && now.EpochsTrained < until)
                await Task.Delay(random.Next(1, 20));
            await CheckAsync(study, known);
            await server.KillAsync();
            output.WriteLine($"kill {kill + 1} after {known.Values.Sum(t => t.Steps.Count)} epochs, {watch.Elapsed} into the test");
            resumed |= server.Output.Contains("goes on after epoch", StringComparison.Ordinal);
        }

        await using var last = await ServerProcess.StartAsync(data.FullName);
        var survivor = last.Client.Studies.Get("survivor");
        await foreach (var change in survivor.WatchAsync())
            Assert.NotNull(change);
        var ended = await survivor.DescribeAsync();
        resumed |= last.Output.Contains("goes on after epoch", StringComparison.Ordinal);

        output.WriteLine($"{ended.State} after {ended.EpochsTrained} epochs, {watch.Elapsed} into the test");
        Assert.Equal(StudyState.Completed, ended.State);
        var trials = await CheckAsync(survivor, known);
        Assert.Equal(Enumerable.Range(0, Trials), trials.Select(t => t.Number));
        Assert.All(trials, t => Assert.Contains(t.State, new[] { TrialState.Completed, TrialState.Stopped }));
        Assert.Equal(trials.Sum(t => (long)t.Steps.Count), ended.EpochsTrained);
        Assert.Contains(trials, t => t.State == TrialState.Completed && t.Steps.Count == MaxResource);
        Assert.True(resumed, "no trial was resumed from a checkpoint");
    }

    /// <summary>Every epoch stands once, without gaps, and what was seen before any kill is still there unchanged.</summary>
    private static async Task<IReadOnlyList<TrialResource>> CheckAsync(StudyHandle study, Dictionary<int, TrialResource> known)
    {
        var trials = new List<TrialResource>();
        await foreach (var trial in study.TrialsAsync())
            trials.Add(trial);
        foreach (var trial in trials)
        {
            Assert.Equal(Enumerable.Range(1, trial.Steps.Count), trial.Steps.Select(s => s.Step));
            if (known.TryGetValue(trial.Number, out var before))
            {
                Assert.Equal(before.Parameters, trial.Parameters);
                Assert.Equal(before.Steps.Select(s => s.Values[0]), trial.Steps.Take(before.Steps.Count).Select(s => s.Values[0]));
            }

            known[trial.Number] = trial;
        }

        Assert.Subset(trials.Select(t => t.Number).ToHashSet(), known.Keys.ToHashSet());
        return trials;
    }

    private static StudySpec Spec() => new()
    {
        Name = "survivor",
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace =
        [
            ParameterSpec.Float("learning_rate", 0.001, 1, log: true),
            ParameterSpec.Float("momentum", 0, 0.99),
            ParameterSpec.Int("nodes_1", 128, 512, log: true),
            ParameterSpec.Int("nodes_2", 128, 512, log: true),
        ],
        Scheduler = new SchedulerSpec("hyperband") { MinResource = 1, MaxResource = MaxResource, Eta = 3 },
        Stop = new StopSpec { MaxTrials = Trials },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits", Parallel = 2 },
        Seed = 7,
    };
}
