using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>A study's trials in pages, with cheap immutable snapshots and a note of what changed.</summary>
/// <remarks>A changed page is copied (its references), never written in place, so that snapshots stay as they were.</remarks>
/// <param name="pageSize">Trials in a page; the last page may hold fewer.</param>
public sealed class TrialHistory(int pageSize)
{
    /// <summary>
    /// Trials in a page of a new study. A change writes its page whole, so that small pages make changes cheap; a study of 10,000 trials is
    /// still read in some 160 pages.
    /// </summary>
    public const int UsualPageSize = 64;

    private readonly List<Trial[]> _pages = [];
    private readonly List<long> _newest = [];
    private readonly SortedSet<int> _dirty = [];

    /// <summary>Number of trials.</summary>
    public int Count { get; private set; }

    /// <summary>Number of pages.</summary>
    public int PageCount => _pages.Count;

    /// <summary>The trial of a number.</summary>
    public Trial this[int number] => _pages[number / pageSize][number % pageSize];

    /// <summary>The trials of one page.</summary>
    public IReadOnlyList<Trial> Page(int index) => _pages[index];

    /// <summary>Adds a trial, whose number must be <see cref="Count"/>, or replaces the one of its number.</summary>
    public void Put(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trial.Number, Count);
        int index = trial.Number / pageSize;
        int offset = trial.Number % pageSize;
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
    public IReadOnlyList<Trial> Snapshot() => new TrialList([.. _pages], pageSize, Count);

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
