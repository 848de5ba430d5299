namespace OrleansTune.Core.Studies.Specs;

/// <summary>Guesses what was meant by a name that is not known.</summary>
public static class Spelling
{
    private const int LongestGuessed = 60;

    /// <summary>The known name that was probably meant; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string wanted = Plain(name);
        if (wanted.Length is 0 or > LongestGuessed)
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
