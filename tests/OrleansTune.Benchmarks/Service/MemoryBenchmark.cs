using System.Diagnostics;

namespace OrleansTune.Benchmarks.Service;

/// <summary>What studies weigh: some that are active, and many that lie in the store.</summary>
internal static class MemoryBenchmark
{
    public static async Task RunAsync(CommandOptions options, BenchmarkStore store)
    {
        int active = options.Int("active", 1000);
        int passive = options.Int("passive", 100_000);
        const int Step = 10_000;
        await using (var server = await BenchmarkServer.StartAsync(store))
        {
            double before = Heap();
            await CreateAsync(server, "active", 0, active);
            Console.WriteLine($"Heap, MiB: {before:F1} at start, {Heap():F1} with {active} active studies of one trial: {(Heap() - before) * 1024 / active:F1} KiB a study");
            for (int from = 0; from < passive; from += Step)
            {
                int to = Math.Min(passive, from + Step);
                var clock = Stopwatch.StartNew();
                await CreateAsync(server, "passive", from, to);
                Console.WriteLine($"Studies with one trial created by 8 clients, from {active + from} to {active + to}: {(to - from) / clock.Elapsed.TotalSeconds:F0}/s");
            }
        }

        await using var again = await BenchmarkServer.StartAsync(store);
        double started = Heap();
        using var client = again.Connect();
        await client.Studies.Get("active-0").DescribeAsync();
        double read = Heap();
        var listing = Stopwatch.StartNew();
        Console.WriteLine($"Heap, MiB: {started:F1} after a start with {active + passive} studies in the store, {read:F1} once one was read");
        await foreach (var first in client.Studies.ListAsync())
        {
            Console.WriteLine($"The first page of the list, ms: {listing.Elapsed.TotalMilliseconds:F0}; heap, MiB, then: {Heap():F1}");
            break;
        }
    }

    private static async Task CreateAsync(BenchmarkServer server, string prefix, int from, int to)
    {
        await Parallel.ForAsync(0, 8, async (worker, cancellationToken) =>
        {
            using var client = server.Connect();
            for (int i = from + worker; i < to; i += 8)
                await ExternalWorker.RunTrialAsync(await client.Studies.CreateAsync(ExternalWorker.Study($"{prefix}-{i}", prunes: false), cancellationToken: cancellationToken), 0);
        });
    }

    private static double Heap() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
}
