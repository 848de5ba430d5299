namespace OrleansTune.Core.Studies;

/// <content>Ending a study of which nothing more is to be expected.</content>
public sealed partial class StudyMachine
{
    /// <summary>How many forecasts in a row must be too low: a surrogate that is wrong once is usually corrected by its next trials.</summary>
    public const int LowForecastsToStop = 5;

    /// <summary>
    /// Notes what the surrogate expects of the next trial. Once that was too little often enough, only trials that exist are trained further, and the
    /// study completes when none is left that deserves it. Without a rule that asks for it (<see cref="StopSpec.MinImprovement"/>) it changes nothing.
    /// </summary>
    /// <param name="improvement">The expected improvement in the objective's units; null when the surrogate cannot tell.</param>
    /// <param name="results">How many trials had a result when it was made.</param>
    /// <param name="now">The time.</param>
    public void NoteForecast(double? improvement, int results, DateTimeOffset now)
    {
        if (Spec.Stop.MinImprovement is not { } least || results <= Head.ForecastedAt || Head.State is not (StudyState.Running or StudyState.Paused))
            return;
        ChangeHead(Head with { ForecastedAt = results, LowForecasts = improvement < least ? Head.LowForecasts + 1 : 0 });
        CheckStoppingRules(now);
    }

    private bool NothingToGain => Head.LowForecasts >= LowForecastsToStop;
}
