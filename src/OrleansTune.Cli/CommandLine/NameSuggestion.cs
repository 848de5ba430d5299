using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.CommandLine;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class NameSuggestion
{
    private const int MostNames = 1000;

    /// <summary>The end of an error message about a study that is not there; empty when no study's name is close.</summary>
    public static async Task<string> ForAsync(NotFoundException error, Invocation invocation, CancellationToken cancellationToken)
    {
        if (error.Code != ErrorCodes.StudyNotFound || invocation.StudyAsked is not { } asked)
            return string.Empty;
        try
        {
            var names = await invocation.Client.Studies.ListAsync(cancellationToken: cancellationToken)
                .Take(MostNames).Select(s => s.Name).ToListAsync(cancellationToken);
            return Closest(asked, names) is { } name ? $" Did you mean '{name}'?" : string.Empty;
        }
        catch (OrleansTuneException)
        {
            // Only the hint is lost; the error itself is told.
            return string.Empty;
        }
    }

    /// <summary>The name nearest to what was typed, if it is near enough to be a slip.</summary>
    public static string? Closest(string typed, IEnumerable<string> names)
    {
        int most = Math.Max(2, typed.Length / 3);
        return names.Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(n => n.Distance <= most)
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name)
            .FirstOrDefault();
    }

    /// <summary>Edit distance (Levenshtein), upper and lower case alike.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
