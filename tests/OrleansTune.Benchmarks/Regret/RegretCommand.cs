using System.Diagnostics;
using System.Text.Json;
using OrleansTune.Core.Sampling;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Benchmarks.Regret;

/// <summary>Runs samplers on problems and prints tables beside the peers'.</summary>
internal static class RegretCommand
{
    public static void Run(CommandOptions options)
    {
        string anchors = Path.Combine(AppContext.BaseDirectory, "Anchors");
        var only = options.List("only", string.Empty);
        var problems = ProblemReader.Read(options.Text("problems") ?? Path.Combine(anchors, "problems.json"))
            .Where(p => only.Length == 0 || only.Contains(p.Name)).ToList();
        var samplers = options.List("samplers", "auto").Select(Sampler).ToList();
        int seeds = options.Int("seeds", 10);
        int first = options.Int("first-seed", 0);
        int trials = options.Int("trials", 100);
        int batch = options.Int("batch", 0);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var jobs = problems.SelectMany(p => samplers.SelectMany(s => Enumerable.Range(first, seeds).Select(seed => (p, s, seed)))).ToList();
        var done = new double[jobs.Count][];
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Int("parallel", 1) }, i =>
        {
            var (problem, sampler, seed) = jobs[i];
            var study = new SimulatedStudy(problem, sampler, (ulong)seed, trials);
            study.Run(batch > 0 ? batch : options.Int("running", 1), inBatches: batch > 0);
            done[i] = [.. RegretRun.Checkpoints.Select(c => study.Regrets[Math.Min(c, study.Regrets.Count) - 1])];
        });
        var runs = jobs.Select((job, i) => (job.p, job.s, Result: done[i]))
            .GroupBy(j => (j.p.Name, Sampler: j.s.Name))
            .Select(g => new RegretRun(g.Key.Name, g.Key.Sampler, [.. g.Select(j => j.Result)])).ToList();
        var peers = PeerRuns.Read(options.Text("anchors") ?? Path.Combine(anchors, "quality.json"));
        RegretTables.Print(runs, peers);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine($"{used.TotalMilliseconds / (jobs.Count * (double)trials):F1} CPU ms per trial, {used.TotalSeconds:F0} CPU s in all");
        if (options.Text("json") is { } path)
            File.WriteAllText(path, Json(runs));
    }

    private static ISamplerFactory Sampler(string name) => SamplerCatalog.Default.Find(name)
        ?? throw new ArgumentException($"There is no sampler '{name}'; there are: {string.Join(", ", SamplerCatalog.Default.Names)}.");

    // The form of the anchors' file: problem, sampler, seeds, regret by number of trials.
    private static string Json(List<RegretRun> runs) => JsonSerializer.Serialize(new
    {
        runs = runs.GroupBy(r => r.Problem).ToDictionary(
            g => g.Key,
            g => g.ToDictionary(
                r => r.Sampler,
                r => r.Seeds.Select(s => RegretRun.Checkpoints.Zip(s).ToDictionary(p => p.First.ToString(System.Globalization.CultureInfo.InvariantCulture), p => p.Second)))),
    });
}
