using System.Globalization;
using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Parameter values and points of a search space in JSON.</summary>
/// <remarks>
/// A value keeps its kind on the way: a float is written with a point or an exponent (<c>1.0</c>), an integer without. A number
/// written with either reads as a float; <see cref="SearchSpace.Check"/> turns it into what its parameter wants.
/// </remarks>
public static class ParameterJson
{
    /// <summary>The value of a JSON number, string or boolean; null for anything else and for numbers beyond a double's range.</summary>
    public static ParameterValue? TryRead(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt64(out long whole) => ParameterValue.Of(whole),
        JsonValueKind.Number when json.GetDouble() is var number && double.IsFinite(number) => ParameterValue.Of(number),
        JsonValueKind.String => ParameterValue.Of(json.GetString()!),
        JsonValueKind.True => ParameterValue.Of(true),
        JsonValueKind.False => ParameterValue.Of(false),
        _ => null,
    };

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, ParameterValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.Kind)
        {
            case ParameterKind.Float:
                string digits = value.AsDouble().ToString("R", CultureInfo.InvariantCulture);
                writer.WriteRawValue(digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0");
                break;
            case ParameterKind.Int:
                writer.WriteNumberValue(value.AsInt64());
                break;
            case ParameterKind.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            default:
                writer.WriteStringValue(value.AsText());
                break;
        }
    }

    /// <summary>The value as a JSON element.</summary>
    public static JsonElement ToElement(ParameterValue value) => JsonText.Parse(writer => Write(writer, value));

    /// <summary>Reads a point as submitted, an object of names and values, and checks it against a space.</summary>
    /// <param name="json">The object.</param>
    /// <param name="space">The space that the point belongs to.</param>
    /// <param name="path">Path of the object in what was submitted, such as <c>trials[0].parameters</c>; errors begin with it.</param>
    /// <param name="errors">Every fault; empty when the point is good.</param>
    /// <returns>The point as the space writes it; null when there are errors.</returns>
    public static ParameterSet? ReadPoint(JsonElement json, SearchSpace space, string path, out IReadOnlyList<SpecError> errors)
    {
        ArgumentNullException.ThrowIfNull(space);
        var found = new SpecErrors();
        var node = new SpecNode(json, path, found);
        ParameterSet? point = null;
        if (JsonSoundness.Check(node) && node.AsOpenObject() is { } fields)
            point = ReadFields(fields, space);
        errors = found.ToList();
        return found.Count == 0 ? point : null;
    }

    private static ParameterSet? ReadFields(SpecObject fields, SearchSpace space)
    {
        var errors = fields.Node.Errors;
        var entries = new Dictionary<string, ParameterValue>();
        var names = space.Parameters.Select(p => p.Name).ToList();
        var unreadable = new HashSet<string>();
        foreach (var (name, field) in fields.Fields)
        {
            if (space.IndexOf(name) < 0)
                field.Fail(SpecText.Unknown("parameter", name, names));
            else if (field.AsValue() is { } value)
                entries[name] = value;
            else
                unreadable.Add(name);
        }

        var point = space.Check(new ParameterSet(entries), out var faults);
        foreach (var fault in faults.Where(f => !unreadable.Contains(f.Parameter)))
            errors.Add(fields.Node.Field(fault.Parameter, default).Path, fault.Message);
        return point;
    }
}
