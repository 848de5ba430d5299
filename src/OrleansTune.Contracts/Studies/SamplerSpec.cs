using System.Text.Json;

namespace OrleansTune.Contracts;

/// <summary>Which sampler proposes a study's points.</summary>
/// <param name="Name">Its name, such as <c>auto</c>, <c>gp</c> or <c>random</c>.</param>
public sealed record SamplerSpec(string Name)
{
    /// <summary>What this sampler takes beside its name; null for its defaults.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }
}
