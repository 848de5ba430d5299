using OrleansTune.Core.Analysis;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>The best feasible trials of a study: the incumbent of one objective, the Pareto front of several.</summary>
/// <remarks>Of several with the same values it is the first by number, in whatever order they were measured.</remarks>
/// <param name="objectives">The study's objectives.</param>
/// <param name="history">Its trials; looked through when a trial of the front got worse (it failed, say).</param>
public sealed class Incumbents(IReadOnlyList<Objective> objectives, TrialHistory history)
{
    private readonly List<(int Number, double[] Losses)> _front = [];

    /// <summary>The best trials' numbers, ascending; empty as long as nothing feasible was measured.</summary>
    public IEnumerable<int> Numbers => _front.Select(f => f.Number).Order();

    /// <summary>Takes notice of a trial as it now stands in the history.</summary>
    public void Track(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        int at = _front.FindIndex(f => f.Number == trial.Number);
        double[] losses = LossesOf(trial);
        if (at >= 0)
        {
            if (losses.AsSpan().SequenceEqual(_front[at].Losses))
                return;
            bool noWorse = losses.Length > 0 && !Dominance.Dominates(_front[at].Losses, losses);
            _front.RemoveAt(at);
            if (!noWorse || objectives.Count > 1)
            {
                _front.Clear();
                for (int number = 0; number < history.Count; number++)
                    Offer(number, LossesOf(history[number]));
                return;
            }
        }

        Offer(trial.Number, losses);
    }

    /// <summary>What a trial is worth, smaller being better; empty when it is not in the running.</summary>
    private double[] LossesOf(Trial trial)
    {
        var values = trial.ValuesFor(objectives);
        bool usable = !values.IsEmpty && !values.Any(double.IsNaN) && trial.Constraints.All(c => c <= 0);
        return usable ? [.. objectives.Select((objective, i) => objective.ToLoss(values[i]))] : [];
    }

    private void Offer(int number, double[] losses)
    {
        if (losses.Length == 0 || _front.Any(f => Dominance.Dominates(f.Losses, losses) || (f.Number < number && losses.AsSpan().SequenceEqual(f.Losses))))
            return;
        _front.RemoveAll(f => Dominance.Dominates(losses, f.Losses) || losses.AsSpan().SequenceEqual(f.Losses));
        _front.Add((number, losses));
    }
}
