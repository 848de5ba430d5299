using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Buffers.Text;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Requests;

/// <summary>Reads the query parameters of lists.</summary>
internal static class Paging
{
    /// <summary>The page size asked for.</summary>
    /// <exception cref="ProblemException">It is no whole number from 1 to <paramref name="most"/>.</exception>
    public static int Size(string? pageSize, int absent, int most)
    {
        if (pageSize is null)
            return absent;
        return int.TryParse(pageSize, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size >= 1 && size <= most
            ? size
            : throw ProblemException.Field("pageSize", $"expected a whole number from 1 to {most}, got '{Shown(pageSize)}'.");
    }

    /// <summary>What <see cref="Token"/> was made of; null when there is no token.</summary>
    /// <exception cref="ProblemException">It was not made by <see cref="Token"/>.</exception>
    public static string? After(string? pageToken, Func<string, bool> isSound)
    {
        if (pageToken is null)
            return null;
        try
        {
            string after = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(pageToken));
            if (isSound(after))
                return after;
        }
        catch (FormatException)
        {
            // Not ours either way: the refusal below tells so.
        }

        throw ProblemException.Field("pageToken", "expected the nextPageToken of the page before.");
    }

    /// <summary>A token for the page after a point of the list.</summary>
    public static string Token(string after) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(after));

    /// <summary>The state to filter by; null when none is given.</summary>
    /// <exception cref="ProblemException">There is no such state.</exception>
    public static T? State<T>(string? state)
        where T : struct, Enum
    {
        if (state is null)
            return null;
        foreach (var known in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == state)
                return known;
        }

        string words = string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
        throw ProblemException.Field("state", $"expected one of {words}, got '{Shown(state)}'.");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
