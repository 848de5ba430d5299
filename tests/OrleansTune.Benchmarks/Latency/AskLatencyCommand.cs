using System.Diagnostics;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Benchmarks.Latency;

/// <summary>Measures the CPU time of one suggestion on a history of random points, all threads counted.</summary>
internal static class AskLatencyCommand
{
    // CPU ms per suggestion in 10 dimensions, Optuna 4.9.0's GP sampler, on a machine of this kind.
    private static readonly Dictionary<int, double> OptunaGp = new() { [50] = 44, [200] = 137, [500] = 553, [1000] = 2450 };

    public static void Run(CommandOptions options)
    {
        int dimension = options.Int("dimension", 10);
        int repeats = options.Int("repeats", 3);
        int running = options.Int("running", 1);
        var space = new SearchSpace(Enumerable.Range(1, dimension).Select(i => new FloatParameter($"x{i}", -5, 5)));
        Console.WriteLine($"CPU ms of one suggestion, {dimension} dimensions: cold (no state, new sampler) and warm (the next one)");
        Console.WriteLine($"  {"sampler",-10}{"history",10}{"cold",10}{"warm",10}{"Optuna GP",12}");
        foreach (string name in options.List("samplers", "auto,gp"))
        {
            var factory = SamplerCatalog.Default.Find(name)
                ?? throw new ArgumentException($"There is no sampler '{name}'; there are: {string.Join(", ", SamplerCatalog.Default.Names)}.");
            // Once for the just-in-time compiler.
            Measure(factory, space, 60, running, 9);
            Measure(factory, space, 210, running, 9);
            foreach (string text in options.List("sizes", "50,200,500,1000,2000,5000,10000"))
            {
                int size = int.Parse(text);
                var times = Enumerable.Range(0, repeats).Select(seed => Measure(factory, space, size, running, (ulong)seed)).ToList();
                string peer = OptunaGp.TryGetValue(size, out double ms) ? $"{ms:F0}" : "-";
                Console.WriteLine($"  {name,-10}{size,10}{times.Select(t => t.Cold).Order().ElementAt(repeats / 2),10:F1}{times.Select(t => t.Warm).Order().ElementAt(repeats / 2),10:F1}{peer,12}");
            }
        }
    }

    private static (double Cold, double Warm) Measure(ISamplerFactory factory, SearchSpace space, int size, int running, ulong seed)
    {
        var random = new RandomStream(seed);
        var trials = new List<Trial>();
        for (int i = 0; i < size; i++)
            trials.Add(Evaluated(space, i, space.FromUnit([.. Enumerable.Range(0, space.Dimension).Select(_ => random.NextDouble())])));
        for (int i = 1; i < running; i++)
            trials.Add(new() { Number = trials.Count, State = TrialState.Running, Parameters = space.FromUnit([.. Enumerable.Range(0, space.Dimension).Select(_ => random.NextDouble())]) });
        var spec = new StudySpec { Name = "latency", Objectives = [new("value", Direction.Minimize)], Space = space, Seed = seed };
        var sampler = factory.Create(spec);
        var context = new SamplingContext { Space = space, Objectives = spec.Objectives, Seed = seed, Trials = trials };
        var (cold, result) = Time(() => sampler.Suggest(context, 1));
        // The median of five further suggestions, each after its result is told.
        var warm = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            trials = [.. trials, Evaluated(space, trials.Count, result.Points[0])];
            var next = context with { Trials = trials, State = result.State };
            (double time, result) = Time(() => sampler.Suggest(next, 1));
            warm.Add(time);
        }

        return (cold, warm.Order().ElementAt(2));
    }

    private static Trial Evaluated(SearchSpace space, int number, ParameterSet point)
    {
        double value = space.Parameters.Select((p, i) => Math.Pow(point.GetDouble(p.Name) - (0.3 * i), 2)).Sum();
        return new() { Number = number, State = TrialState.Completed, Parameters = point, Told = [value] };
    }

    private static (double Milliseconds, SamplingResult Result) Time(Func<SamplingResult> suggest)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var result = suggest();
        return ((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds, result);
    }
}
