namespace OrleansTune.Core.Analysis;

/// <summary>Pareto dominance between vectors of losses (smaller is better).</summary>
internal static class Dominance
{
    /// <summary>Whether <paramref name="a"/> is nowhere worse than <paramref name="b"/> and somewhere better.</summary>
    public static bool Dominates(double[] a, double[] b)
    {
        bool better = false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
                return false;
            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>Lexicographic order; a vector never stands before one that dominates it.</summary>
    public static int Compare(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int order = a[i].CompareTo(b[i]);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
