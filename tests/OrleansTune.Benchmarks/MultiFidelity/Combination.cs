using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;

namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>A scheduler (<c>name</c>, or <c>name:stopping</c> and <c>name:promotion</c>) with a sampler.</summary>
internal sealed record Combination(string Sampler, string Scheduler)
{
    /// <summary>What the products that were measured do: TPE, and trials that are stopped at rungs, never paused and resumed.</summary>
    public static Combination PeersWay { get; } = new("tpe", "asha:stopping");

    /// <summary>Training everything to the end.</summary>
    public static Combination RandomFullTraining { get; } = new("random", "none");

    public override string ToString() => $"{Sampler} + {Scheduler}";

    /// <summary>The scheduler's spec.</summary>
    /// <exception cref="ArgumentException">There is no such scheduler, mode or sampler.</exception>
    public SchedulerSpec SchedulerSpec(int steps)
    {
        string[] parts = Scheduler.Split(':');
        if (SamplerCatalog.Default.Find(Sampler) is null)
            throw new ArgumentException($"There is no sampler '{Sampler}'; there are: {string.Join(", ", SamplerCatalog.Default.Names)}.");
        string[] known = [.. SchedulerCatalog.Default.Factories.Select(f => f.Name)];
        if (!known.Contains(parts[0]))
            throw new ArgumentException($"There is no scheduler '{parts[0]}'; there are: {string.Join(", ", known)}.");
        SchedulerMode? mode = null;
        if (parts.Length > 1)
            mode = Enum.TryParse<SchedulerMode>(parts[1], ignoreCase: true, out var named) ? named : throw new ArgumentException($"'{parts[1]}' is not a mode.");
        return new() { Name = parts[0], MaxResource = steps, Mode = mode };
    }
}
