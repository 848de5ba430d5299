namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>Thins a list evenly.</summary>
internal static class EvenSelection
{
    /// <summary>At most so many of the items, in order: the first, and others evenly spread.</summary>
    public static List<T> Of<T>(List<T> items, int most) => items.Count <= most
        ? items
        : [.. Enumerable.Range(0, most).Select(i => items[(int)((long)i * items.Count / most)])];
}
