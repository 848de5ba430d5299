using OrleansTune.Cli.CommandLine;
using OrleansTune.Client;
using OrleansTune.EndToEnd.Tests.Cluster;
using OrleansTune.EndToEnd.Tests.Telemetry;

namespace OrleansTune.EndToEnd.Tests.Tour;

/// <summary>What an operator of many tenants does and sees, from the first tenant to the dashboards, by the command line.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TourTests
{
    [Fact]
    public async Task An_operator_hosts_two_tenants_on_a_cluster_and_sees_what_they_do()
    {
        using var files = new TemporaryDirectory();
        await using var receiver = await OtlpReceiver.StartAsync();
        // A checkpoint after every epoch: small trials write some, too.
        var environment = new Dictionary<string, string>(receiver.Environment) { ["Trainer__CheckpointInterval"] = "00:00:00" };
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, gateways: 2, trainers: 1, environment, gpuTrainers: 1);
        await using var prometheus = await PrometheusServer.StartAsync(cluster.MetricsUrls, files);
        var first = new Shell(cluster.GatewayUrls[0], ServerProcess.AdminKey);
        var admin = first with { Key = await first.KeyAsync("default", "admin") };

        var vision = await TenantOnTour.AdmitAsync("vision", weight: 3, admin);
        var speech = await TenantOnTour.AdmitAsync("speech", weight: 1, admin with { Server = cluster.GatewayUrls[1] });
        Assert.Equal(["default", "speech", "vision"], (await admin.JsonAsync("tenant list")).EnumerateArray().Select(t => t.GetProperty("name").GetString()!).Order());
        await Task.WhenAll(vision.RunStudiesAsync(), speech.RunStudiesAsync());
        await AssertOneTraceAsync(receiver);
        await AssertApartAsync(vision, speech, admin);
        await Task.WhenAll(vision.MeetLimitsAsync(cluster.GatewayUrls[1]), speech.MeetLimitsAsync(cluster.GatewayUrls[0]));
        await AssertRevokedAsync(vision, admin, cluster.GatewayUrls);
        await AssertAuditAsync(vision, admin);
        await AssertPanelsAsync(speech, prometheus);
    }

    /// <summary>A gateway's request, a silo's dispatch and a trainer's trial, of three processes, are one trace.</summary>
    private static Task AssertOneTraceAsync(OtlpReceiver receiver) => receiver.UntilAsync(r => r.Spans
        .Where(s => s.Name is "POST /v1/studies" or "study dispatch" or "trial train")
        .GroupBy(s => s.Trace)
        .Any(trace => trace.Select(s => s.Name).Distinct().Count() == 3 && trace.Select(s => s.Process).Distinct().Count() == 3));

    /// <summary>Neither tenant finds the other's studies, and a viewer changes nothing.</summary>
    private static async Task AssertApartAsync(TenantOnTour vision, TenantOnTour speech, Shell admin)
    {
        await speech.Editor.FailsAsync($"study show {vision.ByHand}", ExitCodes.NotFound, $"There is no study '{vision.ByHand}'");
        await vision.Editor.FailsAsync($"study delete {speech.ByHand}", ExitCodes.NotFound, $"There is no study '{speech.ByHand}'");
        var viewer = vision.Editor with { Key = await admin.KeyAsync(vision.Name, "viewer") };
        await viewer.DoAsync($"study show {TenantOnTour.Digits}");
        await viewer.FailsAsync($"study pause {vision.ByHand}", ExitCodes.Refused, "role, viewer, does not allow this");
        await vision.Editor.FailsAsync("tenant list", ExitCodes.Refused, "role, editor, does not allow this");
        // An administrator of its own sees itself only, and does not raise its own limits.
        var own = speech.Editor with { Key = await admin.KeyAsync(speech.Name, "admin") };
        Assert.Equal(speech.Name, Assert.Single((await own.JsonAsync("tenant list")).EnumerateArray()).GetProperty("name").GetString());
        await own.FailsAsync($"tenant usage {vision.Name}", ExitCodes.NotFound, $"There is no tenant '{vision.Name}'");
        await own.FailsAsync($"tenant quota {speech.Name} --studies unlimited", ExitCodes.Refused, "this takes the operator");
    }

    /// <summary>A revoked key is refused by every gateway, whatever they had in memory, when a second has passed.</summary>
    private static async Task AssertRevokedAsync(TenantOnTour tenant, Shell admin, IReadOnlyList<Uri> gateways)
    {
        string key = await admin.KeyAsync(tenant.Name, "viewer");
        var clients = gateways.Select(gateway => new OrleansTuneClient(gateway, key)).ToList();
        foreach (var client in clients)
            await client.Studies.Get(TenantOnTour.Digits).DescribeAsync();

        await admin.DoAsync($"tenant key revoke {tenant.Name} {Shell.IdOf(key)}");
        await Task.Delay(TimeSpan.FromSeconds(1));
        foreach (var client in clients)
        {
            await Assert.ThrowsAsync<AuthenticationException>(() => client.Studies.Get(TenantOnTour.Digits).DescribeAsync());
            client.Dispose();
        }
    }

    private static async Task AssertAuditAsync(TenantOnTour tenant, Shell admin)
    {
        var entries = (await admin.JsonAsync($"tenant audit {tenant.Name}")).EnumerateArray().ToList();
        Assert.Equal(
            ["key.revoke", "key.create", "tenant.update", "tenant.update", "tenant.update", "tenant.update", "key.create", "key.create", "tenant.update", "tenant.create"],
            entries.Select(e => e.GetProperty("action").GetString()));
        Assert.All(entries, e => Assert.Equal($"default/{Shell.IdOf(admin.Key)}", e.GetProperty("actor").GetString()));
    }

    private static async Task AssertPanelsAsync(TenantOnTour tenant, PrometheusServer prometheus)
    {
        using var enough = new CancellationTokenSource();
        using var client = new OrleansTuneClient(tenant.Editor.Server, tenant.Editor.Key);
        var load = SteadyLoad.RunAsync(client, tenant.Editor.Server, enough.Token);
        await FilledPanels.AssertAsync(prometheus, tenant.Name, SteadyLoad.Managed, load);
        await enough.CancelAsync();
        await load;
    }
}
