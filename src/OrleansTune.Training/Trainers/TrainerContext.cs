using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;

namespace OrleansTune.Training.Trainers;

/// <summary>What a trainer is made from. The same context gives the same numbers.</summary>
public sealed record TrainerContext
{
    /// <summary>The trial's parameters; those that the trainer knows and that are absent take its defaults.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>The trial's seed: of the first weights, the order of the data and dropout.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where to compute.</summary>
    public TrainerDevice Device { get; init; }

    /// <summary>What to train on; null when the study names no data.</summary>
    public DataSet? Data { get; init; }

    /// <summary>What the study's spec says of the trainer beside its name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();
}
