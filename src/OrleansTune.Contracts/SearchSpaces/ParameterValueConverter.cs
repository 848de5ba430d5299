using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Reads and writes a <see cref="ParameterValue"/> as a plain JSON number, string or boolean.</summary>
/// <remarks>Public because serialisers generated in other assemblies, for types that hold these, must reach it.</remarks>
public sealed class ParameterValueConverter : JsonConverter<ParameterValue>
{
    /// <inheritdoc/>
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long whole) => whole,
        JsonTokenType.Number when reader.TryGetDouble(out double number) && double.IsFinite(number) => number,
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException("A parameter's value must be a finite number, a string, true or false."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case ParameterValueKind.Float:
                writer.WriteNumberValue(value.AsDouble());
                break;
            case ParameterValueKind.Int:
                writer.WriteNumberValue(value.AsInt64());
                break;
            case ParameterValueKind.Bool:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            default:
                writer.WriteStringValue(value.AsString());
                break;
        }
    }
}
