using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Silo.Training;

internal sealed partial class TrialRunner
{
    [LoggerMessage(LogLevel.Information, "Trial {Trial}: attempt {Attempt} goes on after epoch {Epoch}")]
    private partial void LogResumed(TrialKey trial, int attempt, int epoch);

    [LoggerMessage(LogLevel.Information, "Trial {Trial}: attempt {Attempt} starts at the beginning")]
    private partial void LogStartsAnew(TrialKey trial, int attempt);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: the checkpoint of epoch {Step} cannot be read; trying the one before, or the start")]
    private partial void LogCheckpointUnreadable(Exception exception, TrialKey trial, int step);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: the trainer failed")]
    private partial void LogTrainerFailed(Exception exception, TrialKey trial);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: dropped, another trainer has it: {Message}")]
    private partial void LogSuperseded(TrialKey trial, string message);

    [LoggerMessage(LogLevel.Warning, "Trial {Trial}: dropped, the lease {Token} was revoked")]
    private partial void LogDropped(TrialKey trial, long token);

    [LoggerMessage(LogLevel.Error, "Trial {Trial}: given up here, its grain could not be reached")]
    private partial void LogAbandoned(Exception exception, TrialKey trial);

    [LoggerMessage(LogLevel.Debug, "Trial {Trial}: calling its grain again: {Message}")]
    private partial void LogCallRepeated(TrialKey trial, string message);
}
