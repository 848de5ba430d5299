using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

public sealed class ClusterFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_cluster_loses_nothing_it_acknowledged_when_a_silo_is_killed_and_all_are_restarted_in_turn()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, gateways: 2);
        var load = await Workload.StartAsync([cluster.Client(0), cluster.Client(1)], studies: 4, workers: 8);
        await load.EveryWorkerGoesOnAsync();

        await cluster.Silos[0].Process.KillAsync();
        output.WriteLine($"every worker went on {await load.EveryWorkerGoesOnAsync()} after kill -9 of a silo");
        await cluster.Silos[0].StartAsync();
        foreach (var silo in cluster.Silos)
        {
            int exitCode = await silo.Process.TerminateAsync();
            Assert.True(exitCode == 0, $"exit code {exitCode}\n{silo.Process.Output}");
            output.WriteLine($"every worker went on {await load.EveryWorkerGoesOnAsync()} after the orderly end of a silo");
            await silo.StartAsync();
        }

        await load.EveryWorkerGoesOnAsync();
        await load.StopAsync();
        output.WriteLine($"{load.Told.Count} trials");
        await HistoryCheck.RunAsync(cluster.Client(1), load);
    }
}
