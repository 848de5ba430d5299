using System.Text.Json;

namespace OrleansTune.Core.Studies;

/// <summary>Which sampler a study uses.</summary>
/// <param name="Name">Its name, such as <c>auto</c> or <c>gp</c>.</param>
/// <param name="Options">What the spec says of it beside the name; an object, whose fields the sampler itself checks.</param>
public sealed record SamplerSpec(string Name, IReadOnlyDictionary<string, JsonElement> Options)
{
    /// <summary>The default: <c>auto</c> without options.</summary>
    public static SamplerSpec Auto { get; } = new("auto", new Dictionary<string, JsonElement>());
}
