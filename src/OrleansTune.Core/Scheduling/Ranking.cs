namespace OrleansTune.Core.Scheduling;

/// <summary>Trials in order of their losses, split into the best few and the rest, at O(log n) for each that comes or goes.</summary>
/// <param name="bestOf">How many of n are the best few; grows by 0 or 1 when n grows by 1.</param>
internal sealed class Ranking(Func<int, int> bestOf)
{
    private readonly SortedSet<Ranked> _best = [];
    private readonly SortedSet<Ranked> _rest = [];

    public int Count => _best.Count + _rest.Count;

    /// <summary>The last of the best few; null when there are none.</summary>
    public Ranked? LastOfBest => _best.Count > 0 ? _best.Max : null;

    /// <summary>Whether an entry is among the best few.</summary>
    public bool IsAmongBest(Ranked entry) => _best.Count > 0 && entry.CompareTo(_best.Max) <= 0;

    /// <summary>Whether no entry is better.</summary>
    public bool IsFirst(Ranked entry) => entry.CompareTo(_best.Count > 0 ? _best.Min : _rest.Min) <= 0;

    public void Add(Ranked entry)
    {
        (IsAmongBest(entry) ? _best : _rest).Add(entry);
        Balance();
    }

    public void Remove(Ranked entry)
    {
        if (!_best.Remove(entry))
            _rest.Remove(entry);
        Balance();
    }

    private void Balance()
    {
        int wanted = bestOf(Count);
        while (_best.Count > wanted)
            Move(_best.Max, _best, _rest);
        while (_best.Count < wanted)
            Move(_rest.Min, _rest, _best);
    }

    private static void Move(Ranked entry, SortedSet<Ranked> from, SortedSet<Ranked> to)
    {
        from.Remove(entry);
        to.Add(entry);
    }
}
