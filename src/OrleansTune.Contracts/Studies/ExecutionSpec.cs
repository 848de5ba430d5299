using System.Text.Json;

namespace OrleansTune.Contracts;

/// <summary>How the server trains a managed study's trials.</summary>
/// <param name="Trainer">The trainer's name, such as <c>mlp-classifier</c>.</param>
public sealed record ExecutionSpec(string Trainer)
{
    /// <summary>What it trains on, such as <c>digits</c>; null when the trainer needs none.</summary>
    public string? Data { get; init; }

    /// <summary>Most trials of the study in training at once; null for 1.</summary>
    public int? Parallel { get; init; }

    /// <summary>The pool of slots that trains it; null for <c>cpu</c>.</summary>
    public string? Pool { get; init; }

    /// <summary>The slots that each trial takes of one host, above 0 in steps of 0.001; 0.25 trains four on a slot. Null for 1.</summary>
    public double? Slots { get; init; }

    /// <summary>Among the studies of its tenant, those of larger priority get slots first; from -1,000 to 1,000, null for 0.</summary>
    public int? Priority { get; init; }

    /// <summary>How often a trial whose trainer failed is tried again; null for 2.</summary>
    public int? Retries { get; init; }

    /// <summary>What this trainer takes beside its name; null for its defaults.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }
}
