using OrleansTune.Client;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Benchmarks.Service;

/// <summary>Measures the service as its clients see it: durable ask + tell over HTTP, what history costs, and what studies weigh.</summary>
internal static class ServiceCommand
{
    public static async Task RunAsync(CommandOptions options)
    {
        string directory = Directory.CreateTempSubdirectory("orleanstune-service-").FullName;
        await using var postgreSql = await DatabaseAsync(options.Text("storage") ?? "sqlite");
        try
        {
            foreach (string part in options.List("only", "rate,growth,activation,memory"))
            {
                var own = await BenchmarkStore.CreateAsync(Path.Combine(directory, part), postgreSql);
                await (part switch
                {
                    "rate" => RateAsync(options, own),
                    "growth" => GrowthAsync(options, own),
                    "activation" => ActivationBenchmark.RunAsync(options, own),
                    "memory" => MemoryBenchmark.RunAsync(options, own),
                    "telemetry" => TelemetryBenchmark.RunAsync(options, own),
                    _ => throw new ArgumentException($"--only: there is no '{part}'; there are: rate, growth, activation, memory, telemetry."),
                });
                Console.WriteLine();
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<PostgreSqlServer?> DatabaseAsync(string storage)
    {
        if (storage is not ("sqlite" or "postgresql"))
            throw new ArgumentException($"--storage: there is no '{storage}'; there are: sqlite, postgresql.");
        if (storage == "sqlite")
            return null;
        var server = new PostgreSqlServer();
        await server.InitializeAsync();
        return server;
    }

    private static async Task RateAsync(CommandOptions options, BenchmarkStore store)
    {
        await using var server = await BenchmarkServer.OfAsync(options, store);
        using var client = server.Connect();
        var time = TimeSpan.FromSeconds(options.Int("seconds", 5));
        Console.WriteLine("Durable ask + tell over HTTP, trials/s: 5 parameters, random sampler; in brackets with 5 reports a trial and median pruning");
        ServicePeers.WriteHeader();
        var plain = new List<ServiceRate>();
        var reported = new List<ServiceRate>();
        await WarmUpAsync(server, client);
        foreach (var (clients, studies) in ServicePeers.Shapes)
        {
            plain.Add(await ExternalWorker.RateAsync(server, await CreateAsync(client, studies, prunes: false), clients, 0, time));
            reported.Add(await ExternalWorker.RateAsync(server, await CreateAsync(client, studies, prunes: true), clients, 5, time));
        }

        ServicePeers.WriteRow("OrleansTune", [.. plain.Select(r => r.PerSecond)], [.. reported.Select(r => r.PerSecond)]);
        ServicePeers.WriteRow("  processor time of a trial, microseconds", [.. plain.Select(r => r.ProcessorMicroseconds)], [.. reported.Select(r => r.ProcessorMicroseconds)]);
        ServicePeers.WriteTable();
    }

    private static async Task GrowthAsync(CommandOptions options, BenchmarkStore store)
    {
        await using var server = await BenchmarkServer.OfAsync(options, store);
        using var client = server.Connect();
        int most = options.Int("trials", 20_000);
        const int Clients = 8;
        Console.WriteLine($"Growth of one study, {Clients} clients, random sampler: trials/s over each stretch, and microseconds of processor time of a trial");
        await WarmUpAsync(server, client);
        var study = await CreateAsync(client, 1, prunes: false);
        int stretch = Math.Max(1, most / 10);
        for (int from = 0; from < most; from += stretch)
        {
            var rate = await ExternalWorker.RunAsync(server, study[0], Clients, stretch);
            Console.WriteLine($"  {from,8} to {from + stretch,8}: {rate.PerSecond,8:F0}{rate.ProcessorMicroseconds,8:F0}");
        }
    }

    /// <summary>Lets the just-in-time compiler do its work, which takes some thousand calls, however long they take.</summary>
    private static async Task WarmUpAsync(BenchmarkServer server, OrleansTuneClient client)
    {
        const int Trials = 2000;
        await ExternalWorker.RunAsync(server, (await CreateAsync(client, 1, prunes: true))[0], 8, Trials, reports: 5);
        await ExternalWorker.RunAsync(server, (await CreateAsync(client, 1, prunes: false))[0], 8, Trials);
    }

    private static async Task<List<string>> CreateAsync(OrleansTuneClient client, int count, bool prunes)
    {
        var names = new List<string>();
        for (int i = 0; i < count; i++)
            names.Add((await client.Studies.CreateAsync(ExternalWorker.Study($"bench-{Guid.NewGuid():N}", prunes))).Name);
        return names;
    }
}
