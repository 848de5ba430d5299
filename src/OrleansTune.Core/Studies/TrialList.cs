using System.Collections;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>An immutable picture of a <see cref="TrialHistory"/>.</summary>
internal sealed class TrialList(Trial[][] pages, int pageSize, int count) : IReadOnlyList<Trial>
{
    public int Count => count;

    public Trial this[int index] => PageOf(index)[OffsetOf(index)];

    /// <summary>How many trials from an index on two pictures of a history share, as far as the index's page goes; 0 when the page changed in between.</summary>
    public static int SharedFrom(int index, IReadOnlyList<Trial> one, IReadOnlyList<Trial> other) =>
        one is TrialList a && other is TrialList b && index < Math.Min(a.Count, b.Count) && a.PageOf(index) is var page && ReferenceEquals(page, b.PageOf(index))
            ? page.Length - a.OffsetOf(index)
            : 0;

    public IEnumerator<Trial> GetEnumerator()
    {
        foreach (var page in pages)
        {
            foreach (var trial in page)
                yield return trial;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Trial[] PageOf(int index) => pages[index / pageSize];

    private int OffsetOf(int index) => index % pageSize;
}
