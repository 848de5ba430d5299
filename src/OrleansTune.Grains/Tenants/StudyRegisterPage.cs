using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <summary>A run of a tenant's studies in the order of their names.</summary>
/// <param name="row">Where it is stored.</param>
/// <param name="from">The least name that belongs here; the next page's is where it ends.</param>
internal sealed class StudyRegisterPage(int row, string from)
{
    private readonly List<string> _names = [];
    private readonly List<TrialUsage> _usage = [];

    public int Row => row;

    /// <summary>The least name that belongs here.</summary>
    public string From { get; set; } = from;

    public int Count => _names.Count;

    /// <summary>Whether nothing was stored in its row since it was last empty.</summary>
    public bool IsNew { get; private set; } = true;

    /// <summary>Whether it has other names than are stored.</summary>
    public bool NamesChanged { get; private set; }

    /// <summary>Whether its studies have other trials than are stored.</summary>
    public bool UsageChanged { get; private set; }

    /// <summary>The studies' names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => _names;

    public TrialUsage this[int place] => _usage[place];

    public static StudyRegisterPage Read(int row, StudyRegisterPageState state)
    {
        var page = new StudyRegisterPage(row, state.Names.FirstOrDefault(string.Empty)) { IsNew = false };
        page._names.AddRange(state.Names);
        page._usage.AddRange(state.Usage);
        return page;
    }

    /// <summary>Where a name is; the complement of where it would be when it is not here.</summary>
    public int Find(string name) => _names.BinarySearch(name, StringComparer.Ordinal);

    /// <summary>Where the first name after one is, or would be.</summary>
    public int PlaceAfter(string name) => Find(name) is var place && place < 0 ? ~place : place + 1;

    public void Insert(int place, string name)
    {
        _names.Insert(place, name);
        _usage.Insert(place, default);
        NamesChanged = true;
    }

    public void RemoveAt(int place)
    {
        _names.RemoveAt(place);
        _usage.RemoveAt(place);
        NamesChanged = true;
    }

    public void Note(int place, TrialUsage usage)
    {
        _usage[place] = usage;
        UsageChanged = true;
    }

    /// <summary>Hands the studies from a place on over to another page, which keeps what it knows of those that it has already.</summary>
    public void MoveTo(StudyRegisterPage other, int place)
    {
        for (int i = place; i < Count; i++)
        {
            int there = other.Find(_names[i]);
            if (there < 0)
            {
                other.Insert(~there, _names[i]);
                other.Note(~there, _usage[i]);
            }
        }

        _names.RemoveRange(place, Count - place);
        _usage.RemoveRange(place, _usage.Count - place);
        NamesChanged = true;
    }

    /// <summary>The page as it is to be stored now.</summary>
    public (int Row, StudyRegisterPageState State) Take()
    {
        IsNew = NamesChanged = UsageChanged = false;
        return (row, new() { Names = [.. _names], Usage = [.. _usage] });
    }
}
