using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>
/// A tenant's studies in the order of their names, with the trials that each has. They lie in pages that are stored one by one, so
/// that what a change costs does not grow with the number of studies.
/// </summary>
/// <remarks>
/// A study moves to another page only in <see cref="TakeWrites"/>, and the page that it moves to is stored before the one that it
/// leaves. A crash between the two leaves it in both, which the next start sees by their overlap and mends before anything else
/// (<see cref="Mend"/>): else a study removed from one of them would come back out of the other. Rows are not removed: an empty one
/// is used for the next page, once it is empty in the store.
/// </remarks>
internal sealed class StudyRegister
{
    /// <summary>A page of more studies is split.</summary>
    public const int MostInPage = 256;

    // A page that is split leaves pages of this size; it takes many changes until such a one is split or joined again.
    private const int Half = MostInPage / 2;
    private const int Few = MostInPage / 4;

    private readonly List<StudyRegisterPage> _pages;
    private readonly SortedSet<int> _free = [];
    private int _rows;

    /// <summary>Reads a register.</summary>
    /// <param name="rows">The stored pages, by row.</param>
    public StudyRegister(IReadOnlyList<StudyRegisterPageState> rows)
    {
        _rows = rows.Count;
        var pages = rows.Select((state, row) => StudyRegisterPage.Read(row, state)).ToList();
        _free.UnionWith(pages.Where(p => p.Count == 0).Select(p => p.Row));
        // Of two that begin alike one was about to give all it has to the other: it is emptied.
        _pages = [.. pages.Where(p => p.Count > 0).OrderBy(p => p.From, StringComparer.Ordinal).ThenByDescending(p => p.Count)];
        for (int i = 0; i + 1 < _pages.Count; i++)
        {
            int end = _pages[i].Find(_pages[i + 1].From);
            end = end < 0 ? ~end : end;
            if (end < _pages[i].Count)
                _pages[i].MoveTo(_pages[i + 1], end);
        }

        if (_pages.Count == 0)
            _pages.Add(NewPage(string.Empty));
        _pages[0].From = string.Empty;
        foreach (var page in _pages)
        {
            Count += page.Count;
            for (int i = 0; i < page.Count; i++)
                Total(page[i], 1);
        }
    }

    /// <summary>How many studies there are.</summary>
    public int Count { get; private set; }

    /// <summary>The trials under way in all of them.</summary>
    public long Running { get; private set; }

    /// <summary>The trials of all of them.</summary>
    public long Stored { get; private set; }

    public bool Contains(string name) => PageOf(name).Find(name) >= 0;

    /// <summary>Adds a study without trials, if it is not there.</summary>
    public void Add(string name)
    {
        var page = PageOf(name);
        int place = page.Find(name);
        if (place >= 0)
            return;
        page.Insert(~place, name);
        Count++;
    }

    /// <summary>Removes a study, if it is there.</summary>
    public void Remove(string name)
    {
        var page = PageOf(name);
        int place = page.Find(name);
        if (place < 0)
            return;
        Total(page[place], -1);
        page.RemoveAt(place);
        Count--;
    }

    /// <summary>Notes what trials a study has, if it is there.</summary>
    public void Note(string name, TrialUsage usage)
    {
        var page = PageOf(name);
        int place = page.Find(name);
        if (place < 0 || page[place] == usage)
            return;
        Total(page[place], -1);
        Total(usage, 1);
        page.Note(place, usage);
    }

    /// <summary>The names that follow one, or the first ones, in ordinal order.</summary>
    public IReadOnlyList<string> After(string? name, int count)
    {
        var names = new List<string>();
        int at = name is null ? 0 : IndexOf(name);
        int place = name is null ? 0 : _pages[at].PlaceAfter(name);
        for (; at < _pages.Count && names.Count < count; at++, place = 0)
            names.AddRange(_pages[at].Names.Skip(place).Take(count - names.Count));
        return names;
    }

    /// <summary>What must be written, one page after another, before anything is changed: the traces of a crash.</summary>
    public IReadOnlyList<(int Row, StudyRegisterPageState State)> Mend()
    {
        // What the constructor moved it moved to the next page, which therefore comes first.
        List<(int Row, StudyRegisterPageState State)> writes = [.. _pages.Where(p => p.NamesChanged).Reverse().Select(p => p.Take())];
        DropEmpty(_pages);
        return writes;
    }

    /// <summary>What must be written for everything up to now to be durable; splits and joins pages for it. To be called once all that it gave before is written.</summary>
    /// <param name="withUsage">Whether pages are written, too, in which nothing but the studies' trials changed.</param>
    public StudyRegisterWrites TakeWrites(bool withUsage)
    {
        // A mended page may be too large.
        var changed = _pages.Where(p => p.NamesChanged || (withUsage && p.UsageChanged) || p.Count > MostInPage).ToList();
        // A page without a row has nothing to lose yet, and rows are made in order.
        var gaining = changed.Where(p => p.IsNew).ToHashSet();
        var losing = new HashSet<StudyRegisterPage>();
        foreach (var page in changed.Where(p => p.Count > MostInPage))
        {
            losing.Add(page);
            gaining.UnionWith(Split(page));
        }

        DropEmpty(changed);
        foreach (var page in changed.Where(p => p.NamesChanged && p.Count is > 0 and <= Few))
        {
            // In one go a page either gives or is given, or there would be no order in which to write them.
            if (!gaining.Contains(page) && Neighbour(page) is { } other && !losing.Contains(other) && other.Count + page.Count <= Half)
            {
                losing.Add(page);
                gaining.Add(other);
                Join(page, other);
            }
        }

        return new(
            [.. gaining.OrderBy(p => p.Row).Select(p => p.Take())],
            [.. changed.Except(gaining).OrderBy(p => p.Row).Select(p => p.Take())]);
    }

    private List<StudyRegisterPage> Split(StudyRegisterPage page)
    {
        var parts = new List<StudyRegisterPage>();
        int at = _pages.IndexOf(page);
        while (page.Count > MostInPage)
        {
            int place = Math.Max(Half, page.Count - Half);
            var part = NewPage(page.Names[place]);
            page.MoveTo(part, place);
            _pages.Insert(at + 1, part);
            parts.Add(part);
        }

        return parts;
    }

    private void Join(StudyRegisterPage page, StudyRegisterPage other)
    {
        page.MoveTo(other, 0);
        if (string.CompareOrdinal(page.From, other.From) < 0)
            other.From = page.From;
        Drop(page);
    }

    private StudyRegisterPage? Neighbour(StudyRegisterPage page)
    {
        int at = _pages.IndexOf(page);
        return at + 1 < _pages.Count ? _pages[at + 1] : at > 0 ? _pages[at - 1] : null;
    }

    private StudyRegisterPage NewPage(string from)
    {
        if (_free.Count == 0)
            return new(_rows++, from);
        int row = _free.Min;
        _free.Remove(row);
        return new(row, from);
    }

    private void DropEmpty(List<StudyRegisterPage> pages)
    {
        foreach (var page in pages.Where(p => p.Count == 0).ToList())
        {
            if (_pages.Count > 1)
                Drop(page);
        }
    }

    private void Drop(StudyRegisterPage page)
    {
        _pages.Remove(page);
        _pages[0].From = string.Empty;
        // Used again at the next call at the earliest, when it is empty in the store, too.
        _free.Add(page.Row);
    }

    private StudyRegisterPage PageOf(string name) => _pages[IndexOf(name)];

    /// <summary>The last page that begins at the name or before it.</summary>
    private int IndexOf(string name)
    {
        int low = 0;
        for (int high = _pages.Count - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            if (string.CompareOrdinal(_pages[middle].From, name) <= 0)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private void Total(TrialUsage usage, int sign)
    {
        Running += sign * usage.Running;
        Stored += sign * (long)usage.Stored;
    }
}
