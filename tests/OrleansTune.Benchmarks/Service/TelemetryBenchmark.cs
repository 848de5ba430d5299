using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrleansTune.Benchmarks.Service;

/// <summary>What it costs an ask and a tell that somebody listens: rounds with and without listeners take turns on one server.</summary>
internal static class TelemetryBenchmark
{
    private static readonly string[] Sources = ["OrleansTune", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Storage", "Microsoft.AspNetCore"];

    public static async Task RunAsync(CommandOptions options, BenchmarkStore store)
    {
        int rounds = options.Int("rounds", 10);
        int trials = options.Int("trials", 500);
        await using var server = await BenchmarkServer.StartAsync(store);
        using var client = server.Connect();
        await client.Studies.CreateAsync(ExternalWorker.Study("telemetry", prunes: false));
        // Once for the just-in-time compiler.
        await CostAsync(server, trials, listens: true);
        await CostAsync(server, trials, listens: false);
        var without = new List<double>();
        var with = new List<double>();
        for (int i = 0; i < rounds; i++)
        {
            // Whoever goes second has the longer history: they take turns in that too.
            bool first = i % 2 == 0;
            (first ? with : without).Add(await CostAsync(server, trials, first));
            (first ? without : with).Add(await CostAsync(server, trials, !first));
        }

        Console.WriteLine("CPU time of an ask + tell over HTTP, client included, microseconds: with every span recorded and every measurement heard by one more listener, against the server as it starts");
        Console.WriteLine($"  as it starts {Median(without),8:F0}   listened to {Median(with),8:F0}   ratio {Median(with) / Median(without):F3}   rounds {string.Join(' ', without.Zip(with, (a, b) => $"{b / a:F2}"))}");
    }

    /// <summary>Processor time, not the clock's: other work on the machine does not count.</summary>
    private static async Task<double> CostAsync(BenchmarkServer server, int trials, bool listens)
    {
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        using var measurements = new MeterListener
        {
            InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument),
        };
        if (listens)
        {
            ActivitySource.AddActivityListener(spans);
            measurements.Start();
        }

        var from = Environment.CpuUsage.TotalTime;
        await ExternalWorker.RunAsync(server, "telemetry", clients: 1, trials);
        return (Environment.CpuUsage.TotalTime - from).TotalMicroseconds / trials;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
