using System.Text.Json;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Specs;

/// <summary>Reads files that users write: YAML or JSON, told apart by what they begin with.</summary>
internal static class SpecFile
{
    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="UsageException">There is no such file, or it holds neither.</exception>
    public static async Task<JsonElement> ReadAsync(string path, TextReader standardInput, CancellationToken cancellationToken)
    {
        if (path != "-" && !File.Exists(path))
            throw new UsageException($"There is no file '{path}'.");
        string text = path == "-" ? await standardInput.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(path, cancellationToken);
        try
        {
            return Parse(text);
        }
        catch (UsageException e)
        {
            throw new UsageException($"{(path == "-" ? "standard input" : path)}: {e.Message}");
        }
    }

    private static JsonElement Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("it is empty.");
        if (text.TrimStart()[0] is not ('{' or '['))
            return YamlToJson.Read(new StringReader(text));
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return ReadFlowYaml(text, e);
        }
    }

    /// <summary>A YAML document may begin with a brace, too: <c>{name: x}</c>. If it is none, what JSON says is what helps.</summary>
    private static JsonElement ReadFlowYaml(string text, JsonException asJson)
    {
        try
        {
            return YamlToJson.Read(new StringReader(text));
        }
        catch (UsageException)
        {
            throw new UsageException(asJson.Message);
        }
    }
}
