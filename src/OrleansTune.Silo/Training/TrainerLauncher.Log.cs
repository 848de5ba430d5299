using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Silo.Training;

internal sealed partial class TrainerLauncher
{
    [LoggerMessage(LogLevel.Information, "Trial {Trial}: trains in the process {Process}")]
    private partial void LogStarted(TrialKey trial, int process);

    [LoggerMessage(LogLevel.Debug, "Trial {Trial}: {Line}")]
    private partial void LogOutput(TrialKey trial, string line);
}
