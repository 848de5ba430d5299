using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Dashboards and alert rules against a real Prometheus that scrapes a server at work.</summary>
public sealed class DashboardTests
{
    /// <summary>Metrics of alerts that exist only once there was trouble of their kind.</summary>
    private static readonly Dictionary<string, string> OnlyAfterTrouble = new()
    {
        ["orleanstune_leases_lost_total"] = "no holder of a lease falls silent",
        ["orleanstune_trainer_failures_total"] = "no trainer fails and no lease is revoked",
        ["orleanstune_storage_conflicts_total"] = "one server writes alone",
    };

    [Fact]
    public async Task Every_panel_has_data_and_every_alert_can_be_evaluated()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.FullName, "--slots", "1");
        await using var prometheus = await PrometheusServer.StartAsync([server.Url], data);
        using var enough = new CancellationTokenSource();
        using var client = server.Client;
        await client.Tenants.UpdateAsync("default", new UpdateTenantRequest { Quota = new() { Studies = 100 } });
        var load = SteadyLoad.RunAsync(client, server.Url, enough.Token);

        await FilledPanels.AssertAsync(prometheus, "default", SteadyLoad.Managed, load);
        var rules = await prometheus.RuleHealthAsync();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Equal("ok", rule.Value));
        Assert.Empty(Observability.AlertMetrics().Except(await prometheus.MetricsAsync()).Except(OnlyAfterTrouble.Keys));

        await enough.CancelAsync();
        await load;
    }
}
