using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Trials;

internal sealed partial class TrialGrain
{
    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: the trainer of attempt {Attempt} was lost ({InARow} in a row without an epoch)")]
    private partial void LogLost(TrialKey trial, int attempt, int inARow);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: {Note}")]
    private partial void LogNote(TrialKey trial, string note);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: checkpoints that nothing refers to could not be deleted; a later sweep does it")]
    private partial void LogUndeleted(Exception exception, TrialKey trial);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: attempt {Attempt} failed: {Reason}")]
    private partial void LogFailed(TrialKey trial, int attempt, string reason);
}
