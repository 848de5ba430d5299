using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>How error messages write names, values and lists of what is known.</summary>
internal static class SpecText
{
    private const int LongestShown = 60;

    /// <summary>Text from the submission, cut to a length that fits a message, without control characters.</summary>
    public static string Shorten(string text)
    {
        string shown = text.Length <= LongestShown ? text : text[..LongestShown] + "…";
        return string.Create(shown.Length, shown, (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? '?' : source[i];
        });
    }

    /// <summary>What a JSON value is: "the string 'abc'", "a list".</summary>
    public static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => $"the string '{Shorten(json.GetString()!)}'",
        JsonValueKind.Number => $"the number {Shorten(json.GetRawText())}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "nothing",
    };

    /// <summary>"unknown …; did you mean …? Known: …".</summary>
    public static string Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        string guess = Spelling.Nearest(name, known) is { } nearest ? $"did you mean '{nearest}'? " : string.Empty;
        return $"unknown {what} '{Shorten(name)}'; {guess}known: {string.Join(", ", known)}";
    }
}
