using System.Buffers;
using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Canonical JSON: fields of free-form objects in ordinal order, every number in one spelling.</summary>
internal static class JsonText
{
    /// <summary>What an action writes, as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a value of the submission.</summary>
    public static void WriteCanonical(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteFields(writer, json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    WriteCanonical(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when json.TryGetInt64(out long whole):
                writer.WriteNumberValue(whole);
                break;
            case JsonValueKind.Number:
                // 1.0 and 1e0 give 1, as clients that know one type of number send it.
                writer.WriteNumberValue(json.GetDouble() + 0.0);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(json.GetString());
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    /// <summary>Writes fields as an object, in ordinal order.</summary>
    public static void WriteFields(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        writer.WriteStartObject();
        WriteFieldsInto(writer, fields);
        writer.WriteEndObject();
    }

    /// <summary>Writes fields into the object that is open, in ordinal order.</summary>
    public static void WriteFieldsInto(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            WriteCanonical(writer, value);
        }
    }
}
