namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Whether the queries of dashboards have numbers to show.</summary>
internal static class FilledPanels
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>What has data only when something is wrong, and what these tests start is well.</summary>
    private static readonly Dictionary<(string Dashboard, string Panel), string> OnlyInTrouble = new()
    {
        [("orleanstune-trainers", "Attempts cut short by cause")] = "no trainer fails and no lease is revoked",
        [("orleanstune-trainers", "Leases lost")] = "no holder of a lease falls silent",
        [("orleanstune-storage", "Conflicts")] = "every study is written by one silo",
    };

    /// <summary>Waits until every panel and variable had data for a study at work; the panels of trouble need only be valid.</summary>
    /// <param name="prometheus">What scrapes the servers.</param>
    /// <param name="tenant">The study's tenant.</param>
    /// <param name="study">A managed study.</param>
    /// <param name="load">What keeps the servers busy; when it ends early, so does the wait.</param>
    public static async Task AssertAsync(PrometheusServer prometheus, string tenant, string study, Task load)
    {
        var queries = Observability.PanelQueries(tenant, study).Concat(Observability.VariableQueries(tenant)).ToList();
        Assert.True(queries.Count > 60);
        Assert.Empty(OnlyInTrouble.Keys.Except(queries.Select(q => (q.Dashboard, q.Panel))));

        var empty = await WithoutDataAsync(prometheus, [.. queries.Where(q => !OnlyInTrouble.ContainsKey((q.Dashboard, q.Panel)))], load);
        if (load.IsCompleted)
            await load;
        Assert.True(empty.Count == 0, $"These have no data:\n{string.Join('\n', empty)}");
        foreach (var query in queries.Where(q => OnlyInTrouble.ContainsKey((q.Dashboard, q.Panel))))
            await prometheus.QueryAsync(query.Query);
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
}
