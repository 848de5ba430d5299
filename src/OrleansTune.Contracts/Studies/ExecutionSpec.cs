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

    /// <summary>How often a trial whose trainer failed is tried again; null for 2.</summary>
    public int? Retries { get; init; }

    /// <summary>What this trainer takes beside its name; null for its defaults.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }
}
