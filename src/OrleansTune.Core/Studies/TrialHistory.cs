using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>A study's trials in pages of <see cref="PageSize"/>, with cheap immutable snapshots and a note of what changed.</summary>
/// <remarks>A changed page is copied (2 KB of references), never written in place, so that snapshots stay as they were.</remarks>
public sealed class TrialHistory
{
    /// <summary>Trials in a page; the last page may hold fewer.</summary>
    public const int PageSize = 256;

    private readonly List<Trial[]> _pages = [];
    private readonly List<long> _newest = [];
    private readonly SortedSet<int> _dirty = [];

    /// <summary>Number of trials.</summary>
    public int Count { get; private set; }

    /// <summary>Number of pages.</summary>
    public int PageCount => _pages.Count;

    /// <summary>The trial of a number.</summary>
    public Trial this[int number] => _pages[number / PageSize][number % PageSize];

    /// <summary>The trials of one page.</summary>
    public IReadOnlyList<Trial> Page(int index) => _pages[index];

    /// <summary>Adds a trial, whose number must be <see cref="Count"/>, or replaces the one of its number.</summary>
    public void Put(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trial.Number, Count);
        int index = trial.Number / PageSize;
        int offset = trial.Number % PageSize;
        if (index == _pages.Count)
        {
            _pages.Add([]);
            _newest.Add(0);
        }

        var old = _pages[index];
        var page = new Trial[Math.Max(old.Length, offset + 1)];
        old.CopyTo(page, 0);
        page[offset] = trial;
        _pages[index] = page;
        _newest[index] = Math.Max(_newest[index], trial.Version);
        Count = Math.Max(Count, trial.Number + 1);
        _dirty.Add(index);
    }

    /// <summary>The trials as they are now, index = number; later changes do not touch it.</summary>
    public IReadOnlyList<Trial> Snapshot() => new TrialList([.. _pages], Count);

    /// <summary>The trials changed after a change number, by number; looks only into pages that hold one.</summary>
    public IEnumerable<Trial> ChangedSince(long version) =>
        Enumerable.Range(0, _pages.Count).Where(i => _newest[i] > version).SelectMany(i => _pages[i]).Where(t => t.Version > version);

    /// <summary>The pages changed since the last call, ascending.</summary>
    public IReadOnlyList<int> TakeDirtyPages()
    {
        int[] taken = [.. _dirty];
        _dirty.Clear();
        return taken;
    }
}
