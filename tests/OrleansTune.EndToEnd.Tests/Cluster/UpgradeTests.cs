using System.Text.Json;
using OrleansTune.Client;
using OrleansTune.Contracts;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>
/// A cluster whose processes are replaced one by one, in the order of the operations' guide, under load: from the build that
/// <c>ORLEANSTUNE_OLDER_BUILD</c> names (the root of a checkout built with <c>-c Release</c>), else from this one to itself.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private static string? OlderBuild => Environment.GetEnvironmentVariable("ORLEANSTUNE_OLDER_BUILD") is { Length: > 0 } root ? root : null;

    private static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Trainer__Process__Commands__fail__File"] = "/bin/false" };

    [Fact]
    public async Task Builds_side_by_side_serve_every_study_and_lose_nothing()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, gateways: 2, trainers: 1, environment: Settings, olderBuild: OlderBuild);
        var load = await Workload.StartAsync([cluster.Client(0), cluster.Client(1)], studies: 4, workers: 8);
        var trained = new SurvivorStudy(trials: 12, maxResource: 9);
        var training = await cluster.Client(0).Studies.CreateAsync(trained.Spec);
        string[] created = [.. load.Studies, SurvivorStudy.Name];
        await load.EveryWorkerGoesOnAsync();
        foreach (var node in (ClusterNode[])[.. cluster.Silos, .. cluster.Trainers, .. cluster.Gateways])
        {
            await ClusterUnderTest.UpgradeAsync(node);
            output.WriteLine($"{Path.GetFileName(node.Command[^1])} replaced; all workers answered after {(await load.EveryWorkerGoesOnAsync()).TotalSeconds:F1} s");
            created = [.. created, .. await UseAsync(cluster, created.Length)];
            await trained.CheckAsync(training);
        }

        await trained.EndAsync(training);
        await load.StopAsync();
        await HistoryCheck.RunAsync(cluster.Client(1), load);
        Assert.Equal(created.Order(StringComparer.Ordinal), await NamesAsync(cluster.Client(0)));
    }

    /// <summary>Has each gateway create a study, ask for a trial and delete a study, and lets trials fail on the cluster's trainers.</summary>
    /// <returns>The studies that are there for it.</returns>
    private static async Task<IReadOnlyList<string>> UseAsync(ClusterUnderTest cluster, int number)
    {
        var names = new List<string>();
        for (int gateway = 0; gateway < cluster.Gateways.Count; gateway++)
        {
            string name = $"created-{number}-{gateway}";
            var client = cluster.Client(gateway);
            var other = cluster.Client(cluster.Gateways.Count - 1 - gateway);
            var study = await client.Studies.CreateAsync(External(name));
            await study.TellAsync((await study.AskAsync()).Single().Number, 1);
            Assert.Equal(1, (await other.Studies.Get(name).DescribeAsync()).Trials.Completed);
            Assert.Contains(name, await NamesAsync(other));
            var deleted = await client.Studies.CreateAsync(External($"{name}-deleted"));
            await other.Studies.Get($"{name}-deleted").DeleteAsync();
            await Assert.ThrowsAsync<NotFoundException>(() => deleted.DescribeAsync());
            names.Add(name);
        }

        var failing = await cluster.Client(0).Studies.CreateAsync(Failing($"failing-{number}"));
        await foreach (var change in failing.WatchAsync())
            Assert.NotNull(change);
        Assert.Equal(2, (await failing.DescribeAsync()).Trials.Failed);
        return [.. names, $"failing-{number}"];
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(OrleansTuneClient client)
    {
        var names = new List<string>();
        await foreach (var study in client.Studies.ListAsync())
            names.Add(study.Name);
        return names;
    }

    private static StudySpec External(string name) => new()
    {
        Name = name,
        Objectives = [ObjectiveSpec.Minimize("value")],
        SearchSpace = [ParameterSpec.Float("x", 0, 1)],
        Sampler = new SamplerSpec("random"),
    };

    private static StudySpec Failing(string name) => External(name) with
    {
        Scheduler = new SchedulerSpec("none") { MaxResource = 1 },
        Stop = new StopSpec { MaxTrials = 2 },
        Execution = new ExecutionSpec("process") { Options = new Dictionary<string, JsonElement> { ["command"] = JsonElement.Parse("\"fail\"") }, Retries = 0 },
    };
}
