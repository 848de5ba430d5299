namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Faults as they come in the life of a cluster, one at a time, each put right again.</summary>
internal sealed class RandomFaults(ClusterUnderTest cluster, Random random)
{
    private static readonly TimeSpan Freeze = TimeSpan.FromSeconds(15);

    /// <summary>Has something happen, and returns what it was.</summary>
    public async Task<string> NextAsync()
    {
        var silo = Any(cluster.Silos);
        var gateway = Any(cluster.Gateways);
        switch (random.Next(5))
        {
            case 0:
                await silo.Process.KillAsync();
                await silo.StartAsync();
                return "kill -9 of a silo";
            case 1:
                await silo.Process.TerminateAsync();
                await silo.StartAsync();
                return "orderly end of a silo";
            case 2:
                // The others declare it dead, and it finds that out when it goes on.
                await silo.Process.SignalAsync("STOP");
                await Task.Delay(Freeze);
                await silo.Process.SignalAsync("CONT");
                await silo.Process.KillAsync();
                await silo.StartAsync();
                return "a silo frozen for a while";
            case 3:
                await gateway.Process.KillAsync();
                await gateway.StartAsync();
                return "kill -9 of a gateway";
            default:
                await cluster.Database.StopAsync();
                await Task.Delay(TimeSpan.FromSeconds(random.Next(10)));
                await cluster.Database.StartAsync();
                return "crash of the database";
        }
    }

    private ClusterNode Any(IReadOnlyList<ClusterNode> nodes) => nodes[random.Next(nodes.Count)];
}
