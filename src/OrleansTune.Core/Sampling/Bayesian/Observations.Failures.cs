using System.Collections.Immutable;
using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <content>What trials that failed teach.</content>
internal sealed partial class Observations
{
    // The nearest trials that say whether a failure was the point's fault or a machine's.
    private const int Witnesses = 5;
    private const int MostPresumed = 150;

    /// <summary>The trials that failed, or ended without a finite value or with a constraint that could not be measured; at full resource and without losses.</summary>
    public List<Observation> Failed { get; } = [];

    /// <summary>
    /// Those measured, and of those that failed the ones among failures, presumed to be as bad as the worst measured: elsewhere the surrogate would go
    /// on to promise there what the slope towards them promises. One that failed among trials that did not tells nothing of the losses.
    /// </summary>
    public IReadOnlyList<Observation> Known { get; private set; } = [];

    private static bool HasFailed(Trial trial, ImmutableArray<double> values)
    {
        if (trial.State == TrialState.Failed)
            return true;
        if (!(trial.State == TrialState.Paused || trial.IsFinal) || (trial.Told.IsEmpty && trial.Steps.IsEmpty))
            return false;
        return values.IsEmpty || !values.All(double.IsFinite) || trial.Constraints.Any(double.IsNaN);
    }

    private List<Observation> Presumed()
    {
        if (Failed.Count == 0 || Measured.Count == 0)
            return [];
        double[] worst = [.. Enumerable.Range(0, Measured[0].Losses.Length).Select(k => Measured.Max(o => o.Losses[k]))];
        var ended = Measured.DistinctBy(o => o.Number).ToList();
        return [.. EvenSelection.Of(Failed, MostPresumed).Where(f => IsAmongFailures(f, ended)).Select(f => f with { Losses = worst, IsFeasible = false })];
    }

    private bool IsAmongFailures(Observation failure, List<Observation> ended)
    {
        var nearest = new PriorityQueue<bool, double>();
        foreach (var other in Failed)
        {
            if (other != failure)
                Note(other, true);
        }

        foreach (var other in ended)
            Note(other, false);
        return nearest.UnorderedItems.Count(w => w.Element) > Witnesses / 2;

        void Note(Observation other, bool hasFailed)
        {
            // The farthest is the first to leave.
            double nearness = -Distance(other.Point, failure.Point);
            if (nearest.Count < Witnesses)
                nearest.Enqueue(hasFailed, nearness);
            else
                nearest.EnqueueDequeue(hasFailed, nearness);
        }
    }

    private double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = HasFidelity ? a.Length - 2 : a.Length - 1; k >= 0; k--)
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        return sum;
    }
}
