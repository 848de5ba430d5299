using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>The fields of one object of the submitted JSON. A field that is null counts as absent.</summary>
internal sealed class SpecObject(SpecNode node)
{
    /// <summary>The object itself.</summary>
    public SpecNode Node => node;

    /// <summary>Every field that is not null.</summary>
    public IEnumerable<(string Name, SpecNode Node)> Fields
    {
        get
        {
            foreach (var property in node.Json.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Null)
                    yield return (property.Name, node.Field(property.Name, property.Value));
            }
        }
    }

    /// <summary>A field; null when it is absent.</summary>
    public SpecNode? Optional(string name) =>
        node.Json.TryGetProperty(name, out var json) && json.ValueKind != JsonValueKind.Null ? node.Field(name, json) : null;

    /// <summary>A field; null, and a fault noted, when it is absent.</summary>
    public SpecNode? Required(string name, string expected)
    {
        if (Optional(name) is { } found)
            return found;
        node.Field(name, default).Fail($"is missing; expected {expected}");
        return null;
    }

    /// <summary>The fields but those named, for someone else to check; numbers beyond a double's range are faults.</summary>
    public IReadOnlyDictionary<string, JsonElement> OptionsExcept(params IReadOnlyCollection<string> known)
    {
        var options = new Dictionary<string, JsonElement>();
        foreach (var (name, field) in Fields.Where(f => !known.Contains(f.Name)))
        {
            JsonSoundness.CheckNumbers(field);
            options[name] = field.Json.Clone();
        }

        return options;
    }

    /// <summary>Notes a fault for each field that is not among the known ones.</summary>
    public void RefuseOthers(IReadOnlyCollection<string> known)
    {
        foreach (var property in node.Json.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                node.Field(property.Name, default).Fail(SpecText.Unknown("field", property.Name, known));
        }
    }
}
