using OrleansTune.Core.Sampling;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>sampler: {name, …}</c>; the other fields are the sampler's own, which it checks itself.</summary>
internal static class SamplerSection
{
    public static SamplerSpec? Read(SpecNode node, IReadOnlyDictionary<string, ISamplerFactory> known)
    {
        int before = node.Errors.Count;
        if (node.AsOpenObject() is not { } fields)
            return null;
        string? name = fields.Required("name", "the sampler's name")?.AsWord("sampler", [.. known.Keys]);
        var options = fields.OptionsExcept("name");
        return name is null || node.Errors.Count != before ? null : new(name, options);
    }
}
