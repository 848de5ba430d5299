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
        string guess = NearestName(name, known) is { } nearest ? $"did you mean '{nearest}'? " : string.Empty;
        return $"unknown {what} '{Shorten(name)}'; {guess}known: {string.Join(", ", known)}";
    }

    /// <summary>The known name that was probably meant; null when none is near.</summary>
    public static string? NearestName(string name, IEnumerable<string> known)
    {
        string wanted = Plain(name);
        if (wanted.Length is 0 or > LongestShown)
            return null;
        string? best = null;
        int least = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string candidate in known)
        {
            int distance = EditDistance(wanted, Plain(candidate));
            if (distance < least)
                (best, least) = (candidate, distance);
        }

        return best;
    }

    private static string Plain(string name) => name.Replace("_", null).Replace("-", null).ToLowerInvariant();

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one string into the other.</summary>
    private static int EditDistance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                int replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int shortest = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    shortest = Math.Min(shortest, rows[i - 2, j - 2] + 1);
                rows[i, j] = shortest;
            }
        }

        return rows[a.Length, b.Length];
    }
}
