using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Which sampler proposes a study's points.</summary>
/// <param name="Name">Its name, such as <c>auto</c>, <c>gp</c> or <c>random</c>.</param>
public sealed record SamplerSpec(string Name)
{
    /// <summary>What this sampler takes beside its name, in JSON written beside it; null for its defaults.</summary>
    /// <remarks>Settable, for extension data cannot be initialised by generated readers.</remarks>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Options { get; set; }
}
