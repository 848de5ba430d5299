using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Dashboards and alert rules against a real Prometheus that scrapes a server at work.</summary>
public sealed class DashboardTests
{
    private const string Managed = "managed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>What has data only when something is wrong, and this server is well.</summary>
    private static readonly Dictionary<(string Dashboard, string Panel), string> OnlyInTrouble = new()
    {
        [("orleanstune-trainers", "Attempts cut short by cause")] = "no trainer fails and no lease is revoked",
        [("orleanstune-trainers", "Leases lost")] = "no holder of a lease falls silent",
        [("orleanstune-storage", "Conflicts")] = "one server writes alone",
    };

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
        await using var prometheus = await PrometheusServer.StartAsync(server.Url, data);
        using var enough = new CancellationTokenSource();
        var load = LoadAsync(server, enough.Token);
        var queries = Observability.PanelQueries("default", Managed).Concat(Observability.VariableQueries("default")).ToList();
        Assert.True(queries.Count > 60);

        var empty = await WithoutDataAsync(prometheus, [.. queries.Where(q => !OnlyInTrouble.ContainsKey((q.Dashboard, q.Panel)))], load);
        Assert.True(empty.Count == 0, $"These have no data:\n{string.Join('\n', empty)}");
        foreach (var query in queries.Where(q => OnlyInTrouble.ContainsKey((q.Dashboard, q.Panel))))
            await prometheus.QueryAsync(query.Query);
        var rules = await prometheus.RuleHealthAsync();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Equal("ok", rule.Value));
        Assert.Empty(Observability.AlertMetrics().Except(await prometheus.MetricsAsync()).Except(OnlyAfterTrouble.Keys));
        Assert.Empty(OnlyInTrouble.Keys.Except(queries.Select(q => (q.Dashboard, q.Panel))));

        await enough.CancelAsync();
        await load;
    }


    /// <summary>Asks until every query has a number to show, and gives those that never had.</summary>
    private static async Task<IReadOnlyList<DashboardQuery>> WithoutDataAsync(PrometheusServer prometheus, List<DashboardQuery> queries, Task load)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (queries.Count > 0 && !patience.IsCancellationRequested && !load.IsCompleted)
        {
            await Task.Delay(Pause, CancellationToken.None);
            foreach (var query in queries.ToArray())
            {
                if ((await prometheus.QueryAsync(query.Query)).Any(s => double.IsFinite(s.Value)))
                    queries.Remove(query);
            }
        }

        return queries;
    }

    /// <summary>One study that the server trains, one with a Gaussian process that this process works on, and a caller who gets things wrong.</summary>
    private static async Task LoadAsync(ServerProcess server, CancellationToken enough)
    {
        using var client = server.Client;
        using var stranger = new OrleansTuneClient(server.Url, "ot_default.nobody.secret");
        await client.Studies.CreateAsync(ManagedStudies.Spec(Managed, trials: 10_000), cancellationToken: CancellationToken.None);
        var external = await client.Studies.CreateAsync(
            new StudySpec
            {
                Name = "external",
                Objectives = [ObjectiveSpec.Minimize("value")],
                SearchSpace = [ParameterSpec.Float("x", -1, 1)],
                Sampler = new SamplerSpec("gp"),
                Seed = 1,
            },
            cancellationToken: CancellationToken.None);
        while (!enough.IsCancellationRequested)
        {
            var trial = (await external.AskAsync(cancellationToken: CancellationToken.None))[0];
            double value = Math.Pow(trial.Parameters.GetDouble("x") - 0.3, 2);
            await external.ReportAsync(trial.Number, 1, value, CancellationToken.None);
            await external.TellAsync(trial.Number, value, CancellationToken.None);
            await Assert.ThrowsAsync<AuthenticationException>(() => stranger.Studies.Get("external").DescribeAsync(CancellationToken.None));
        }
    }
}
