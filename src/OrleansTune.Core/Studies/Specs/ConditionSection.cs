using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads a parameter's <c>when: {parent: [values]}</c>.</summary>
internal static class ConditionSection
{
    private const int MostValues = 1000;

    /// <param name="node">The value of <c>when</c>.</param>
    /// <param name="name">The parameter's own name, if it has a readable one.</param>
    /// <param name="earlier">The parameters before it; null for one that is faulty itself.</param>
    /// <param name="all">The names of all parameters.</param>
    public static IReadOnlyList<Condition>? Read(
        SpecNode node, string? name, Dictionary<string, Parameter?> earlier, HashSet<string> all)
    {
        int before = node.Errors.Count;
        var conditions = new List<Condition>();
        foreach (var (parent, field) in node.AsOpenObject()?.Fields ?? [])
        {
            if (!earlier.TryGetValue(parent, out var parentParameter))
            {
                field.Fail(parent == name ? "a parameter cannot depend on itself"
                    : all.Contains(parent) ? $"'{SpecText.Shorten(parent)}' stands later; a parameter depends on earlier ones only"
                    : SpecText.Unknown("parameter", parent, earlier.Keys));
                continue;
            }

            if (ReadValues(field, parent, parentParameter) is { } values)
                conditions.Add(new(parent, values));
        }

        return node.Errors.Count == before ? conditions : null;
    }

    private static List<ParameterValue>? ReadValues(SpecNode node, string parentName, Parameter? parent)
    {
        int before = node.Errors.Count;
        var values = new List<ParameterValue>();
        foreach (var item in node.AsList($"values of {parentName}", MostValues) ?? [])
        {
            if (item.AsValue() is not { } given || parent is null)
                continue;
            if (parent.Normalise(given) is not { } value)
                item.Fail($"{SpecText.Describe(item.Json)} is no value of '{parentName}', which is {SpecText.Shorten(parent.Describe())}");
            else if (values.Contains(value))
                item.Fail($"{value} stands twice");
            else
                values.Add(value);
        }

        return node.Errors.Count == before ? values : null;
    }
}
