using System.Collections.Immutable;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>The best feasible trials of a study: the incumbent of one objective, the Pareto front of several.</summary>
/// <remarks>Of several with the same values it is the first by number, in whatever order they were measured.</remarks>
public sealed class Incumbents(IReadOnlyList<Objective> objectives)
{
    private readonly List<(int Number, ImmutableArray<double> Values)> _front = [];

    /// <summary>The best trials' numbers, ascending; empty as long as nothing feasible was measured.</summary>
    public IEnumerable<int> Numbers => _front.Select(f => f.Number).Order();

    /// <summary>Takes notice of a trial as it now stands.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="all">Every trial as it now stands, this one included; looked through when a trial of the front got worse (it failed, say).</param>
    public void Track(Trial trial, IEnumerable<Trial> all)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(all);
        int at = _front.FindIndex(f => f.Number == trial.Number);
        var values = Candidate(trial);
        if (at >= 0)
        {
            if (!values.IsEmpty && IsSame(values, _front[at].Values))
                return;
            bool noWorse = !values.IsEmpty && !Dominates(_front[at].Values, values);
            _front.RemoveAt(at);
            if (!noWorse || objectives.Count > 1)
            {
                _front.Clear();
                foreach (var other in all)
                    Offer(other.Number, Candidate(other));
                return;
            }
        }

        Offer(trial.Number, values);
    }

    private ImmutableArray<double> Candidate(Trial trial)
    {
        var values = trial.ValuesFor(objectives);
        bool usable = !values.IsEmpty && !values.Any(double.IsNaN) && trial.Constraints.All(c => c <= 0);
        return usable ? values : [];
    }

    private void Offer(int number, ImmutableArray<double> values)
    {
        if (values.IsEmpty || _front.Any(f => Dominates(f.Values, values) || (f.Number < number && IsSame(f.Values, values))))
            return;
        _front.RemoveAll(f => Dominates(values, f.Values) || IsSame(f.Values, values));
        _front.Add((number, values));
    }

    private static bool IsSame(ImmutableArray<double> a, ImmutableArray<double> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    /// <summary>Whether <paramref name="a"/> is nowhere worse than <paramref name="b"/> and somewhere better.</summary>
    private bool Dominates(ImmutableArray<double> a, ImmutableArray<double> b)
    {
        bool better = false;
        for (int i = 0; i < objectives.Count; i++)
        {
            if (objectives[i].IsBetter(b[i], a[i]))
                return false;
            better |= objectives[i].IsBetter(a[i], b[i]);
        }

        return better;
    }
}
