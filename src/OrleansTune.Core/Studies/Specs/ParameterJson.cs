using System.Globalization;
using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Parameter values in JSON.</summary>
/// <remarks>
/// A value keeps its kind on the way: a float is written with a point or an exponent (<c>1.0</c>), an integer without. A number
/// written with either reads as a float, and its parameter makes of it what it wants.
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
}
