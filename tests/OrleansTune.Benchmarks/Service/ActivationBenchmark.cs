using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Benchmarks.Service;

/// <summary>How soon a study with a long history answers after its server was started anew.</summary>
internal static class ActivationBenchmark
{
    private const string Small = "small";
    private const string Long = "long";

    public static async Task RunAsync(CommandOptions options, BenchmarkStore store)
    {
        int trials = options.Int("history", 10_000);
        await using (var server = await BenchmarkServer.StartAsync(store))
        {
            using var client = server.Connect();
            await FillAsync(await client.Studies.CreateAsync(ExternalWorker.Study(Small, prunes: false, "auto")), 20);
            await FillAsync(await client.Studies.CreateAsync(ExternalWorker.Study(Long, prunes: false, "auto")), trials);
        }

        await using var again = await BenchmarkServer.StartAsync(store);
        using var other = again.Connect();
        Console.WriteLine("First answers after a start of the server, ms; in brackets processor time");
        // The small study pays for what the process does for the first time.
        await WriteAsync(other, Small, "study of 20 trials (warm-up)");
        await WriteAsync(other, Long, $"study of {trials} trials");
    }

    private static async Task WriteAsync(OrleansTuneClient client, string name, string label)
    {
        var study = client.Studies.Get(name);
        string get = await TimeAsync(() => study.DescribeAsync());
        string ask = await TimeAsync(() => study.AskAsync());
        var pages = new List<double>();
        await using var trials = study.TrialsAsync().GetAsyncEnumerator();
        long from = TimeProvider.System.GetTimestamp();
        for (int i = 1; await trials.MoveNextAsync(); i++)
        {
            if (i % 100 != 0)
                continue;
            pages.Add(TimeProvider.System.GetElapsedTime(from).TotalMilliseconds);
            from = TimeProvider.System.GetTimestamp();
        }

        Console.WriteLine($"  {label,-32} activation {get}   first ask {ask}   pages of trials, first to last: {string.Join(' ', pages.Chunk(Math.Max(1, pages.Count / 5)).Select(c => $"{c.Order().ElementAt(c.Length / 2):F1}"))}");
    }

    private static async Task<string> TimeAsync(Func<Task> call)
    {
        var cost = await ServiceRate.OfAsync(async () =>
        {
            await call();
            return 1;
        });
        return $"{cost.Elapsed.TotalMilliseconds,5:F0} ({cost.Processor.TotalMilliseconds:F0})";
    }

    private static async Task FillAsync(StudyHandle study, int count)
    {
        var random = new Random(1);
        for (int added = 0; added < count; added += 1000)
            await study.ImportAsync(Enumerable.Range(0, Math.Min(1000, count - added)).Select(_ => Result(random)));
    }

    private static AddedTrial Result(Random random)
    {
        var point = new ParameterValues();
        double value = 0;
        for (int i = 1; i <= 5; i++)
        {
            double x = random.NextDouble() * 10 - 5;
            point[$"x{i}"] = x;
            value += x * x;
        }

        return new() { Parameters = point, Value = value };
    }
}
