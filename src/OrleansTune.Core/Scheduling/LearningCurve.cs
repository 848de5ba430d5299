using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>What a trial's measurements say at a step that schedulers compare trials at.</summary>
/// <remarks>A trial may skip steps: its first measurement at or past a step counts for that step.</remarks>
internal static class LearningCurve
{
    /// <summary>The best loss up to a step that the trial has reached; NaN when nothing but NaN was measured.</summary>
    public static double BestLoss(Trial trial, int step, Objective objective) =>
        objective.ToLoss(trial.BestUpTo(FirstFrom(trial, step), objective));

    /// <summary>The mean loss up to a step that the trial has reached; NaN when a NaN was measured.</summary>
    public static double MeanLoss(Trial trial, int step, Objective objective)
    {
        int last = FirstFrom(trial, step);
        double sum = 0;
        int count = 0;
        foreach (var measurement in trial.Steps)
        {
            if (measurement.Step > last)
                break;
            sum += objective.ToLoss(measurement.Values[0]);
            count++;
        }

        return sum / count;
    }

    /// <summary>Whether the last measurement is the first one at or past a step.</summary>
    public static bool HasJustReached(Trial trial, int step) =>
        trial.LastStep >= step && (trial.Steps.Length < 2 || trial.Steps[^2].Step < step);

    private static int FirstFrom(Trial trial, int step)
    {
        // From the end: the step asked for is nearly always the last one measured.
        int first = trial.Steps.Length - 1;
        while (first > 0 && trial.Steps[first - 1].Step >= step)
            first--;
        return trial.Steps[first].Step;
    }
}
