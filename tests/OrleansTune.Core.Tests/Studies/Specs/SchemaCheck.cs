using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansTune.Core.Tests.Studies.Specs;

/// <summary>Checks JSON against a JSON schema, of which it knows the words that the published one uses; another word is an error of the test.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "title", "description", "format", "$defs"];

    /// <summary>Whether a value is valid.</summary>
    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().Where(word => !Annotations.Contains(word.Name)).All(word => Holds(schema, word.Name, word.Value, value));

    private bool Holds(JsonElement schema, string word, JsonElement says, JsonElement value) => word switch
    {
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(says.GetString()!["#/$defs/".Length..]), value),
        "oneOf" => says.EnumerateArray().Count(one => Accepts(one, value)) == 1,
        "type" => says.ValueKind == JsonValueKind.Array ? says.EnumerateArray().Any(t => IsOf(t.GetString()!, value)) : IsOf(says.GetString()!, value),
        "const" => JsonElement.DeepEquals(says, value),
        "enum" => says.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "minimum" => Number(value) is not { } n || n >= says.GetDouble(),
        "exclusiveMinimum" => Number(value) is not { } n || n > says.GetDouble(),
        "maximum" => Number(value) is not { } n || n <= says.GetDouble(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, EndOfText(says.GetString()!)),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= says.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= says.GetInt32(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= says.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= says.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(says, item)),
        "required" => value.ValueKind != JsonValueKind.Object || says.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object
            || says.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var own) || Accepts(p.Value, own)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => IsListed(schema, p.Name) || TakesOther(says, p.Value)),
        _ => throw new NotSupportedException($"The schema says '{word}', which this check does not know."),
    };

    private bool TakesOther(JsonElement says, JsonElement value) => says.ValueKind == JsonValueKind.Object ? Accepts(says, value) : says.GetBoolean();

    private static bool IsListed(JsonElement schema, string name) => schema.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out _);

    // In .NET a $ also stands before a last line break; in JSON schemas it does not.
    private static string EndOfText(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern;

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => Number(value) is { } n && n.Equals(Math.Floor(n)),
        _ => throw new NotSupportedException($"The schema names the type '{type}', which this check does not know."),
    };
}
