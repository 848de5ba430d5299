#if AZURE_STORAGE
using OrleansTune.Contracts;
using OrleansTune.TestSupport.Azure;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Clusters on a storage account, as the emulator stands for it. Programs built without the store have none of these tests.</summary>
[Collection(ClusterCollection.Name)]
public sealed class AzureClusterTests(Azurite azurite, ITestOutputHelper output) : IClassFixture<Azurite>
{
    // Both tests have the one account.
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_cluster_on_Azure_loses_nothing_it_acknowledged_when_a_silo_is_killed_and_all_are_restarted_in_turn()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, gateways: 2, environment: OnAzure());
        var campaign = await FaultCampaign.StartAsync(cluster, new FaultReport(output, "azure"));
        await campaign.RunAsync(ClusterFaults.Killed(cluster.Silos[0]));
        foreach (var silo in cluster.Silos)
            await campaign.RunAsync(ClusterFaults.Ended(silo));
        await campaign.EndAsync();
    }

    [Fact]
    public async Task A_trainer_of_a_cluster_on_Azure_keeps_its_checkpoints_there_and_trains_a_study_to_its_end()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, gateways: 1, trainers: 1, OnAzure());
        var study = await cluster.Client(0).Studies.CreateAsync(Spec());
        await foreach (var change in study.WatchAsync())
            Assert.NotNull(change);

        var ended = await study.DescribeAsync();
        Assert.Equal((StudyState.Completed, 4), (ended.State, ended.Trials.Total));
        // A trial that was continued after a pause had its checkpoint from there: its epochs are counted once.
        await foreach (var trial in study.TrialsAsync())
            Assert.Equal(Enumerable.Range(1, trial.Steps.Count), trial.Steps.Select(step => step.Step));
    }

    private Dictionary<string, string> OnAzure() => new()
    {
        ["Cluster__ClusterId"] = _name,
        ["Storage__Provider"] = "AzureStorage",
        ["Storage__AzureStorage__Container"] = _name,
        ["Storage__AzureStorage__ConnectionString"] = azurite.ConnectionString,
        ["Trainer__Checkpoints__Provider"] = "AzureBlob",
        ["Trainer__Checkpoints__ConnectionString"] = azurite.ConnectionString,
    };

    private static StudySpec Spec() => new()
    {
        Name = "on-azure",
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace = [ParameterSpec.Float("learning_rate", 0.001, 1, log: true)],
        Sampler = new SamplerSpec("random"),
        Scheduler = new SchedulerSpec("asha") { MinResource = 1, MaxResource = 9, Eta = 3 },
        Stop = new StopSpec { MaxTrials = 4 },
        Execution = new ExecutionSpec("mlp-classifier") { Data = "digits", Parallel = 1 },
        Seed = 5,
    };
}
#endif
