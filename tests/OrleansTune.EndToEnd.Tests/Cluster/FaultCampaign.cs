using System.Globalization;
using OrleansTune.Client;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Faults one after the other under a load, and the check of its history.</summary>
internal sealed class FaultCampaign(Workload load, OrleansTuneClient reader, FaultReport report)
{
    /// <summary>After how many random faults the history is checked, with the load going on.</summary>
    private const int CheckPeriod = 10;

    /// <summary>A campaign against a cluster whose eight workers answer by now.</summary>
    public static async Task<FaultCampaign> StartAsync(ClusterUnderTest cluster, FaultReport report)
    {
        var load = await Workload.StartAsync([cluster.Client(0), cluster.Client(1)], studies: 4, workers: 8);
        await load.EveryWorkerGoesOnAsync();
        return new(load, cluster.Client(1), report);
    }

    /// <summary>Has a fault happen and be put right; every worker goes on after both.</summary>
    public async Task RunAsync(Fault fault)
    {
        TimeSpan? during = null;
        await fault.Strike();
        if (fault.AnswersMeanwhile)
            during = await load.EveryWorkerGoesOnAsync();
        await fault.Repair();
        var after = await load.EveryWorkerGoesOnAsync();
        report.Outage(fault, during ?? after);
        report.Write(
            $"{fault.Name}: all workers answered {(during is { } outage ? $"{Seconds(outage)} after it, " : string.Empty)}{Seconds(after)} after its repair");
    }

    /// <summary>Random faults, as many as were asked for.</summary>
    /// <param name="faults">The kinds to choose from.</param>
    public async Task RunAsync(IReadOnlyList<Fault> faults)
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        report.Write($"{FaultReport.Asked ?? 0} random faults, seed {seed}");
        for (int number = 1; number <= FaultReport.Asked; number++)
        {
            await RunAsync(faults[random.Next(faults.Count)]);
            if (number % CheckPeriod != 0)
                continue;
            await HistoryCheck.RunAsync(reader, load);
            report.Write($"history checked after {number} random faults: {load.Told.Count} trials");
        }
    }

    /// <summary>Ends the load and checks everything it was told.</summary>
    public async Task EndAsync()
    {
        await load.EveryWorkerGoesOnAsync();
        await load.StopAsync();
        await HistoryCheck.RunAsync(reader, load);
        report.Write($"history checked at the end: {load.Told.Count} trials");
        report.Summarize();
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
}
