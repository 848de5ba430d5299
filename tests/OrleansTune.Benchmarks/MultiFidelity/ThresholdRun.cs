using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>What one study took to reach each threshold: epochs over all trials and simulated time; null where the budget ended before.</summary>
/// <param name="Epochs">Epochs per threshold.</param>
/// <param name="Times">Units of time (epochs of one worker) per threshold.</param>
/// <param name="Busy">Workers that trained at once, on average over the run.</param>
internal sealed record ThresholdRun(long?[] Epochs, long?[] Times, double Busy)
{
    /// <summary>Runs a study until it has reached all thresholds, or spent its budget of epochs.</summary>
    public static ThresholdRun Of(Combination combination, ICurveTask task, double[] thresholds, long budget, int workers, ulong seed)
    {
        var stop = new StopSpec { MaxResource = budget, MaxTrials = task.Points };
        var spec = SimulatedCluster.Spec(task, combination.Sampler, combination.SchedulerSpec(task.Steps), stop, seed);
        var epochs = new long?[thresholds.Length];
        var times = new long?[thresholds.Length];
        double busy = 0;
        foreach (var epoch in new SimulatedCluster(spec, task).Run(workers))
        {
            for (int i = 0; i < thresholds.Length; i++)
            {
                // Every epoch's value counts, not only the last of a trial.
                if (epochs[i] is null && !task.Objective.IsBetter(thresholds[i], epoch.Value))
                    (epochs[i], times[i]) = (epoch.Spent, epoch.Time);
            }

            busy = (double)epoch.Spent / epoch.Time;
            if (epochs.All(e => e is not null))
                break;
        }

        return new(epochs, times, busy);
    }

    /// <summary>The median; null when it lies beyond the budget. Of two middle runs the worse one when it did not get there, else their mean.</summary>
    public static double? Median(IEnumerable<long?> values)
    {
        var sorted = values.Select(v => v ?? double.PositiveInfinity).Order().ToList();
        double median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return double.IsFinite(median) ? median : null;
    }
}
