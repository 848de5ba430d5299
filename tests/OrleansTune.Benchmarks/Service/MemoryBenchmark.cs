namespace OrleansTune.Benchmarks.Service;

/// <summary>What studies weigh: some that are active, and many that lie in the store.</summary>
internal static class MemoryBenchmark
{
    public static async Task RunAsync(CommandOptions options, BenchmarkStore store)
    {
        int active = options.Int("active", 1000);
        int passive = options.Int("passive", 100_000);
        await using (var server = await BenchmarkServer.StartAsync(store))
        {
            double before = Heap();
            await CreateAsync(server, "active", active);
            Console.WriteLine($"Heap, MiB: {before:F1} at start, {Heap():F1} with {active} active studies of one trial: {(Heap() - before) * 1024 / active:F1} KiB a study");
            await CreateAsync(server, "passive", passive);
        }

        await using var again = await BenchmarkServer.StartAsync(store);
        double started = Heap();
        using var client = again.Connect();
        await client.Studies.Get("active-0").DescribeAsync();
        Console.WriteLine($"Heap, MiB: {started:F1} after a start with {active + passive} studies in the store, {Heap():F1} once one was read");
    }

    private static async Task CreateAsync(BenchmarkServer server, string prefix, int count)
    {
        await Parallel.ForAsync(0, 8, async (worker, cancellationToken) =>
        {
            using var client = server.Connect();
            for (int i = worker; i < count; i += 8)
                await ExternalWorker.RunTrialAsync(await client.Studies.CreateAsync(ExternalWorker.Study($"{prefix}-{i}", prunes: false), cancellationToken: cancellationToken), 0);
        });
    }

    private static double Heap() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
}
