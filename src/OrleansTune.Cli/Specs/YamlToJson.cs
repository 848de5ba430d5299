using System.Buffers;
using System.Text.Json;
using OrleansTune.Cli.CommandLine;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansTune.Cli.Specs;

/// <summary>Reads a YAML document as the JSON that it means.</summary>
internal static class YamlToJson
{
    private const int MostNesting = 64;

    /// <exception cref="UsageException">The text is not one YAML document that JSON can say; with line and column.</exception>
    public static JsonElement Read(TextReader text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            throw At(e.Start, e.InnerException?.Message ?? e.Message);
        }

        if (yaml.Documents.Count != 1)
            throw new UsageException($"expected one YAML document, found {yaml.Documents.Count}.");
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, yaml.Documents[0].RootNode, 0);
        using var json = JsonDocument.Parse(buffer.WrittenMemory);
        return json.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, YamlNode node, int depth)
    {
        // Also ends documents whose anchors refer to themselves.
        if (depth > MostNesting)
            throw At(node.Start, $"nested more than {MostNesting} deep.");
        switch (node)
        {
            case YamlMappingNode mapping:
                writer.WriteStartObject();
                foreach (var (key, value) in mapping.Children)
                {
                    writer.WritePropertyName(key is YamlScalarNode { Value: { } name } ? name : throw At(key.Start, "a key must be a plain word."));
                    Write(writer, value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case YamlSequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case YamlScalarNode scalar:
                Write(writer, scalar);
                break;
            default:
                throw At(node.Start, "expected a value.");
        }
    }

    private static void Write(Utf8JsonWriter writer, YamlScalarNode scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            writer.WriteStringValue(scalar.Value);
            return;
        }

        try
        {
            YamlScalars.Write(writer, scalar.Value ?? string.Empty);
        }
        catch (FormatException e)
        {
            throw At(scalar.Start, e.Message);
        }
    }

    private static UsageException At(Mark mark, string message) => new($"line {mark.Line}, column {mark.Column}: {message}");
}
