using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling;

/// <summary>All that a suggestion may depend on: an immutable picture of a study at one moment.</summary>
public sealed record SamplingContext
{
    /// <summary>The space to choose from.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The objectives, at least one.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>How many black-box constraints a told trial carries (feasible when at most 0).</summary>
    public int ConstraintCount { get; init; }

    /// <summary>The study's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// Every trial so far, index = number, in whatever state: final ones to learn from, running, queued and paused ones to respect.
    /// </summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The most resource one trial can get (the last rung); 0 when trials have no steps.</summary>
    public int MaxResource { get; init; }

    /// <summary>The most trials the study will have; null when unlimited.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>What the sampler gave back with its last suggestion; null at first.</summary>
    public SamplerState? State { get; init; }

    /// <summary>The number that the first suggested trial will get.</summary>
    public int NextNumber => Trials.Count;

    /// <summary>The streams of random numbers for one trial: the same for the same study seed and number.</summary>
    public Numerics.RandomStream RandomFor(string purpose, int trialNumber) => Numerics.RandomStream.For(Seed, purpose, trialNumber);
}
