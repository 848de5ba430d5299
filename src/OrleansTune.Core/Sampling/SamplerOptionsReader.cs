using System.Text.Json;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling;

/// <summary>Reads the options of a sampler's spec, and collects what is wrong with them.</summary>
internal sealed class SamplerOptionsReader
{
    private readonly IReadOnlyDictionary<string, JsonElement> _options;
    private readonly List<string> _known = [];
    private readonly List<SpecError> _errors = [];

    public SamplerOptionsReader(SamplerSpec spec) => _options = spec.Options;

    /// <summary>A whole number of a range; the default when it is absent or wrong.</summary>
    public int Int(string name, int fallback, int low, int high)
    {
        _known.Add(name);
        if (!_options.TryGetValue(name, out var element))
            return fallback;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int value) && value >= low && value <= high)
            return value;
        _errors.Add(new($"sampler.{name}", $"must be a whole number from {low} to {high}, not {element.GetRawText()}."));
        return fallback;
    }

    /// <summary>Every fault of the options read so far, and the options that nobody asked for.</summary>
    public IReadOnlyList<SpecError> Errors()
    {
        string known = _known.Count == 0 ? "it has none" : $"it has {string.Join(", ", _known)}";
        return
        [
            .. _errors,
            .. _options.Keys.Where(k => !_known.Contains(k))
                .Select(k => new SpecError($"sampler.{k}", $"is not an option of this sampler; {known}.")),
        ];
    }
}
