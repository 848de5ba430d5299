using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>Writes points with the kinds of their values, for comparisons.</summary>
internal sealed class ParameterSetText : JsonConverter<ParameterSet>
{
    public override ParameterSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Points are only written, to be compared.");

    public override void Write(Utf8JsonWriter writer, ParameterSet value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Join(", ", value.Select(e => $"{e.Key}={e.Value.Kind}:{e.Value}")));
}
