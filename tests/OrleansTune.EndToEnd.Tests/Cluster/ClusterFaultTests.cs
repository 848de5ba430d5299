using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Clusters of real processes under load, and what may happen to them.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ClusterFaultTests(ITestOutputHelper output)
{
    /// <summary>How many random faults follow the ones that always happen.</summary>
    private const string MoreFaults = "ORLEANSTUNE_FAULTS";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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
            var watch = Stopwatch.StartNew();
            int exitCode = await silo.Process.TerminateAsync();
            Assert.True(exitCode == 0, $"exit code {exitCode}\n{silo.Process.Output}");
            output.WriteLine($"a silo ended in good order within {watch.Elapsed}; every worker went on {await load.EveryWorkerGoesOnAsync()} after that");
            watch.Restart();
            await silo.StartAsync();
            output.WriteLine($"a silo started within {watch.Elapsed}");
        }

        await MoreFaultsAsync(cluster, load);
        await load.EveryWorkerGoesOnAsync();
        await load.StopAsync();
        output.WriteLine($"{load.Told.Count} trials");
        await HistoryCheck.RunAsync(cluster.Client(1), load);
    }

    [Fact]
    public async Task A_gateway_says_that_the_cluster_is_away_and_finds_it_again()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, gateways: 1);
        using var http = new HttpClient { BaseAddress = cluster.GatewayUrls[0] };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServerProcess.AdminKey);
        await UntilServedAsync(http, "health/ready");

        await cluster.Silos[0].Process.KillAsync();
        using (var ready = await http.GetAsync("health/ready"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (var studies = await http.GetAsync("v1/studies"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, studies.StatusCode);
            Assert.NotNull(studies.Headers.RetryAfter);
        }

        using (var live = await http.GetAsync("health/live"))
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await cluster.Silos[0].StartAsync();
        output.WriteLine($"the gateway served {await UntilServedAsync(http, "v1/studies")} after the silo was back");
    }

    /// <summary>Repeats a request until it is answered, and returns how long that took.</summary>
    private static async Task<TimeSpan> UntilServedAsync(HttpClient http, string path)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await http.GetAsync(path);
            if (answer.IsSuccessStatusCode)
                return watch.Elapsed;
            Assert.True(watch.Elapsed < Patience, $"{path} still answers {answer.StatusCode}");
            await Task.Delay(100);
        }
    }

    private async Task MoreFaultsAsync(ClusterUnderTest cluster, Workload load)
    {
        int count = int.Parse(Environment.GetEnvironmentVariable(MoreFaults) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
        int seed = Environment.TickCount;
        output.WriteLine($"{count} random faults, seed {seed}");
        var faults = new RandomFaults(cluster, new Random(seed));
        for (int fault = 1; fault <= count; fault++)
        {
            string what = await faults.NextAsync();
            output.WriteLine($"{fault}: {what}; every worker went on {await load.EveryWorkerGoesOnAsync()} after all was up again");
        }
    }
}
