using System.Globalization;
using System.Text.Json;
using OrleansTune.TestSupport.Objectives;

namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>Runs schedulers with samplers on learning curves, and prints what they took to reach an accuracy.</summary>
internal static class MultiFidelityCommand
{
    private const string Surrogate = "digits-mlp-surrogate.json";
    private const string Curves = "digits-mlp-curves.json";

    public static void Run(CommandOptions options)
    {
        bool all = !options.Has("surrogate") && !options.Has("curves") && !options.Has("live");
        if (all || options.Has("surrogate"))
        {
            Run(options, "Surrogate of the learning curves", "surrogate", SurrogateCurves.Read(PathOf(options, "surrogate", Surrogate)), PeerEpochs.Thresholds, 1620);
            ThresholdTable.PrintPeers();
        }

        if (all || options.Has("curves"))
        {
            double[] thresholds = [0.986, 0.9889];
            var read = TableCurves.Read(PathOf(options, "curves", Curves));
            Run(options, "Table of real learning curves", "curves", read, thresholds, 2700);
            foreach (double threshold in thresholds)
                Console.WriteLine($"  random full training expects {read().RandomFullTraining(threshold):F0} epochs to reach {threshold}");
        }

        if (options.Has("live"))
            Run(options, "The perceptron on digits, trained", "live", () => new LiveCurves(), [0.97, 0.98], 540);
    }

    private static void Run(CommandOptions options, string title, string key, Func<ICurveTask> task, double[] thresholds, int budget)
    {
        if (options.Text("thresholds") is not null)
            thresholds = [.. options.List("thresholds", string.Empty).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        budget = options.Int("budget", budget);
        int[] workers = [.. options.List("workers", "1,4,16").Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
        var combinations = options.List("schedulers", "none,median,asha,hyperband,thaw")
            .SelectMany(scheduler => options.List("samplers", "random,sobol,tpe,cmaes,gp,auto").Select(sampler => new Combination(sampler, scheduler)))
            .Append(Combination.PeersWay).Append(Combination.RandomFullTraining).Distinct().ToList();
        int first = options.Int("first-seed", 0);
        var jobs = combinations.SelectMany(c => workers.SelectMany(w => Enumerable.Range(first, options.Int("seeds", 10)).Select(seed => (c, w, seed)))).ToList();
        var done = new ThresholdRun[jobs.Count];
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Int("parallel", 1) }, i =>
        {
            var (combination, count, seed) = jobs[i];
            var trained = task();
            using var owned = trained as IDisposable;
            done[i] = ThresholdRun.Of(combination, trained, thresholds, budget, count, (ulong)seed);
        });
        var runs = jobs.Select((job, i) => (Key: (job.c, job.w), Run: done[i])).GroupBy(j => j.Key).ToDictionary(g => g.Key, g => g.Select(j => j.Run).ToList());
        Console.WriteLine(title);
        ThresholdTable.Print(runs, thresholds, workers, budget);
        if (options.Text("json") is { Length: > 0 } path)
            Write(path, key, runs, thresholds, budget);
    }

    // One file may take the results of several tasks.
    private static void Write(
        string path, string key, Dictionary<(Combination Combination, int Workers), List<ThresholdRun>> runs, double[] thresholds, int budget)
    {
        var tasks = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(path))! : [];
        tasks[key] = JsonSerializer.SerializeToElement(new
        {
            thresholds,
            budget,
            runs = runs.Select(r => new
            {
                sampler = r.Key.Combination.Sampler,
                scheduler = r.Key.Combination.Scheduler,
                workers = r.Key.Workers,
                seeds = r.Value.Select(v => new { epochs = v.Epochs, times = v.Times, busy = v.Busy }),
            }),
        });
        File.WriteAllText(path, JsonSerializer.Serialize(tasks));
    }

    private static string PathOf(CommandOptions options, string name, string anchor) =>
        options.Text(name) is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "Anchors", anchor);
}
