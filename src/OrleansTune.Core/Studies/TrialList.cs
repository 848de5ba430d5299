using System.Collections;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>An immutable picture of a <see cref="TrialHistory"/>.</summary>
internal sealed class TrialList(Trial[][] pages, int count) : IReadOnlyList<Trial>
{
    public int Count => count;

    public Trial this[int index] => pages[index / TrialHistory.PageSize][index % TrialHistory.PageSize];

    public IEnumerator<Trial> GetEnumerator()
    {
        foreach (var page in pages)
        {
            foreach (var trial in page)
                yield return trial;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
