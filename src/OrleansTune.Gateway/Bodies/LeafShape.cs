using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Bodies;

/// <summary>Compares a single JSON value with the type it is to become.</summary>
internal static class LeafShape
{
    private const int LongestShown = 40;

    /// <summary>What is wrong; null when the value fits.</summary>
    public static string? Fault(JsonElement json, Type type)
    {
        string? expected = type switch
        {
            _ when type == typeof(double) => IsFinite(json) ? null : "a finite number",
            _ when type == typeof(int) => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out _) ? null : "a whole number",
            _ when type == typeof(long) => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _) ? null : "a whole number",
            _ when type == typeof(string) => json.ValueKind == JsonValueKind.String ? null : "a string",
            _ when type == typeof(ParameterValue) => IsParameterValue(json) ? null : "a finite number, a string, true or false",
            _ when type == typeof(DateTimeOffset) => IsMoment(json) ? null : "a time with its offset, such as 2030-01-31T12:00:00Z",
            { IsEnum: true } => IsOneOf(json, Words(type)) ? null : $"one of {string.Join(", ", Words(type))}",
            _ => throw new NotSupportedException($"No request has fields of the type {type}."),
        };
        return expected is null ? null : $"expected {expected}, got {Describe(json)}.";
    }

    /// <summary>What a JSON value is, for error messages.</summary>
    public static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => $"the string '{Shorten(json.GetString()!)}'",
        JsonValueKind.Number => $"the number {Shorten(json.GetRawText())}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static bool IsOneOf(JsonElement json, IEnumerable<string> words) => json.ValueKind == JsonValueKind.String && words.Contains(json.GetString());

    // A number beyond the range of a double reads as infinite.
    private static bool IsFinite(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double number) && double.IsFinite(number);

    // A time without an offset would be read in the server's own zone.
    private static bool IsMoment(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out _) && json.GetString()!.AsSpan("2030-01-31".Length).ContainsAny('Z', '+', '-');

    private static bool IsParameterValue(JsonElement json) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.String || IsFinite(json);

    private static string Shorten(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
}
