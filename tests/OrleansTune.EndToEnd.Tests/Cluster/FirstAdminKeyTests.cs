using OrleansTune.Client;

namespace OrleansTune.EndToEnd.Tests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class FirstAdminKeyTests
{
    private const string Announcement = "admin key: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_new_cluster_prints_one_admin_key_whatever_the_number_of_its_gateways_and_never_again()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(
            silos: 1, gateways: 2, environment: new Dictionary<string, string> { ["ORLEANSTUNE_ADMIN_KEY"] = string.Empty });
        using var patience = new CancellationTokenSource(Patience);
        while (Printed(cluster).Count == 0)
            await Task.Delay(100, patience.Token);
        string key = Assert.Single(Printed(cluster));

        using (var client = new OrleansTuneClient(cluster.GatewayUrls[0], key))
        {
            Assert.Equal("default", Assert.Single(await client.Tenants.ListAsync(patience.Token).ToListAsync(patience.Token)).Name);
        }

        await cluster.Gateways[1].Process.TerminateAsync();
        await cluster.Gateways[1].StartAsync();
        using var other = new OrleansTuneClient(cluster.GatewayUrls[1], key);
        Assert.Single(await other.Tenants.KeysAsync("default", patience.Token).ToListAsync(patience.Token));
        Assert.True(Printed(cluster).Count <= 1);
    }

    private static List<string> Printed(ClusterUnderTest cluster) =>
        [.. cluster.Gateways.SelectMany(g => g.Process.Lines).Where(l => l.StartsWith(Announcement, StringComparison.Ordinal)).Select(l => l[Announcement.Length..])];
}
