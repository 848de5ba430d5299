using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>Reads and writes <see cref="ParameterValues"/> as a JSON object, in order; a name that stands twice is refused.</summary>
/// <remarks>Public because serialisers generated in other assemblies, for types that hold these, must reach it.</remarks>
public sealed class ParameterValuesConverter : JsonConverter<ParameterValues>
{
    private static readonly ParameterValueConverter Value = new();

    /// <inheritdoc/>
    public override ParameterValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Parameters must be an object of names and values.");
        var values = new ParameterValues();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (values.ContainsKey(name))
                throw new JsonException($"The parameter '{name}' stands twice.");
            reader.Read();
            values[name] = Value.Read(ref reader, typeof(ParameterValue), options);
        }

        return values;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterValues value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            Value.Write(writer, item, options);
        }

        writer.WriteEndObject();
    }
}
