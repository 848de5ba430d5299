using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Analysis;

/// <summary>The trials of a study that no other trial betters in every objective.</summary>
public static class ParetoFront
{
    /// <summary>The completed, feasible trials with finite values that none of them dominates, in the order of their numbers.</summary>
    /// <param name="trials">Any trials of the study.</param>
    /// <param name="objectives">The study's objectives.</param>
    public static IReadOnlyList<Trial> Of(IEnumerable<Trial> trials, IReadOnlyList<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(objectives);
        var candidates = trials
            .Where(t => t.State == TrialState.Completed && t.Constraints.All(c => c <= 0))
            .Select(t => (Trial: t, Losses: Losses(t, objectives)))
            .Where(c => c.Losses.Length == objectives.Count && c.Losses.All(double.IsFinite))
            .OrderBy(c => c.Losses[0]).ToList();
        var front = new List<(Trial Trial, double[] Losses)>();
        // Sorted by the first objective, a trial can only be dominated by one before it, or one of the same first value.
        foreach (var candidate in candidates)
        {
            if (front.Any(f => Dominates(f.Losses, candidate.Losses)))
                continue;
            front.RemoveAll(f => Dominates(candidate.Losses, f.Losses));
            front.Add(candidate);
        }

        return [.. front.Select(f => f.Trial).OrderBy(t => t.Number)];
    }

    /// <summary>Whether losses (smaller is better) are nowhere worse than others and somewhere better.</summary>
    public static bool Dominates(ReadOnlySpan<double> losses, ReadOnlySpan<double> others)
    {
        bool better = false;
        for (int k = 0; k < losses.Length; k++)
        {
            if (losses[k] > others[k])
                return false;
            better |= losses[k] < others[k];
        }

        return better;
    }

    private static double[] Losses(Trial trial, IReadOnlyList<Objective> objectives) =>
        [.. trial.ValuesFor(objectives).Take(objectives.Count).Select((v, i) => objectives[i].ToLoss(v))];
}
