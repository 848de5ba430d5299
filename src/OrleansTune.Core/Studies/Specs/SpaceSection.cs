using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>searchSpace: […]</c>.</summary>
internal static class SpaceSection
{
    private const int MostParameters = 1000;

    public static SearchSpace? Read(SpecNode node)
    {
        int before = node.Errors.Count;

        // Names of the parameters so far; null for those that are faulty themselves, about whose values nothing can be said.
        var earlier = new Dictionary<string, Parameter?>();
        var all = new List<Parameter>();
        var items = node.AsList("parameters", MostParameters) ?? [];
        var names = items.Select(NameOf).OfType<string>().ToHashSet();
        foreach (var item in items)
        {
            if (item.AsOpenObject() is not { } fields)
                continue;
            var nameNode = fields.Required("name", "the parameter's name");
            string? name = nameNode?.AsName();
            var conditions = fields.Optional("when") is { } when ? ConditionSection.Read(when, name, earlier, names) : [];
            var parameter = ParameterSection.Read(fields, name, conditions);
            if (parameter is not null)
                all.Add(parameter);
            if (name is not null && !earlier.TryAdd(name, parameter))
                nameNode!.Value.Fail($"'{name}' stands twice");
        }

        return node.Errors.Count == before ? new SearchSpace(all) : null;
    }

    private static string? NameOf(SpecNode item) =>
        item.Json.ValueKind == JsonValueKind.Object
            && item.Json.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
