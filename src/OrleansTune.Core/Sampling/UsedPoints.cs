using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling;

/// <summary>The points that a study's trials have taken, kept up with the history from one suggestion to the next.</summary>
/// <remarks>Only a memory: what it says follows from the trials alone.</remarks>
internal sealed class UsedPoints
{
    // A finite space of at most this many points is listed when guessing finds no free one.
    private const long Listable = 1 << 17;
    private const int Guesses = 500;

    private readonly HashSet<ParameterSet> _used = [];
    private readonly List<ParameterSet> _seen = [];
    private readonly List<ParameterSet> _claimed = [];
    private IReadOnlyList<Trial> _followed = [];

    /// <summary>Takes in the trials of a context and gives up all claims; forgets everything when they do not continue those seen before.</summary>
    public void Follow(IReadOnlyList<Trial> trials)
    {
        bool continues = Continues(trials);
        _followed = trials;
        foreach (var point in _claimed)
            _used.Remove(point);
        _claimed.Clear();
        if (!continues)
        {
            _used.Clear();
            _seen.Clear();
        }

        for (int i = _seen.Count; i < trials.Count; i++)
        {
            _seen.Add(trials[i].Parameters);
            _used.Add(trials[i].Parameters);
        }
    }

    private bool Continues(IReadOnlyList<Trial> trials)
    {
        if (trials.Count < _seen.Count)
            return false;
        for (int i = 0; i < _seen.Count;)
        {
            // Most of a long history stays the very pages that were looked at before.
            int same = TrialList.SharedFrom(i, _followed, trials);
            if (same == 0 && !_seen[i].Equals(trials[i].Parameters))
                return false;
            i += Math.Max(1, same);
        }

        return true;
    }

    /// <summary>Whether a trial or a claim has these parameters.</summary>
    public bool Contains(ParameterSet point) => _used.Contains(point);

    /// <summary>Takes a point until the trials are followed anew; false when it is taken.</summary>
    public bool Claim(ParameterSet point)
    {
        if (!_used.Add(point))
            return false;
        _claimed.Add(point);
        return true;
    }

    /// <summary>Claims a random free point; null when the space is finite and used up.</summary>
    public ParameterSet? ClaimRandom(SearchSpace space, RandomStream random)
    {
        var unit = new double[space.Dimension];
        for (int guess = 0; guess < Guesses; guess++)
        {
            for (int i = 0; i < unit.Length; i++)
                unit[i] = random.NextDouble();
            var point = space.FromUnit(unit);
            if (Claim(point))
                return point;
        }

        if (space.Cardinality is null or > Listable)
            return null;
        var free = SpacePoints.All(space).Where(p => !_used.Contains(p)).ToList();
        if (free.Count == 0)
            return null;
        var chosen = free[random.Next(free.Count)];
        Claim(chosen);
        return chosen;
    }
}
