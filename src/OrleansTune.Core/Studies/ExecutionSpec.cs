using System.Text.Json;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Studies;

/// <summary>How the cluster trains a managed study's trials.</summary>
public sealed record ExecutionSpec
{
    /// <summary>The trainer's name, such as <c>mlp-classifier</c>.</summary>
    public required string Trainer { get; init; }

    /// <summary>What it trains on, such as <c>digits</c>; null when the trainer needs none.</summary>
    public string? Data { get; init; }

    /// <summary>Most trials of the study in training at once; at least 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>The pool of slots that trains it.</summary>
    public string Pool { get; init; } = "cpu";

    /// <summary>The slots that each trial takes of one host, such as a quarter of a GPU's; above 0, in thousandths.</summary>
    public SlotAmount Slots { get; init; } = SlotAmount.One;

    /// <summary>Among the studies of its tenant, those of larger priority get slots first.</summary>
    public int Priority { get; init; }

    /// <summary>How often a trial whose trainer failed is tried again.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>What the spec says of the trainer beside its name; the trainer itself checks it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = new Dictionary<string, JsonElement>();
}
