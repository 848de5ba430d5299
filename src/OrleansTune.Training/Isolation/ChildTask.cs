using System.Text.Json;

namespace OrleansTune.Training.Isolation;

/// <summary>What a trainer process is to train.</summary>
public sealed record ChildTask
{
    /// <summary>The operator's settings that trainers and data need, by their configuration keys.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>The trial's parameters, a JSON object.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>The trial's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where to compute.</summary>
    public required string Device { get; init; }

    /// <summary>The data as the study names it; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>The study's options for the trainer.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The folder of the process's temporary files, which goes with it; its starter sets it.</summary>
    public string? Scratch { get; init; }
}
