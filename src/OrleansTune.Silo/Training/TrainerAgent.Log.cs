using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Training;

internal sealed partial class TrainerAgent
{
    [LoggerMessage(LogLevel.Information, "Trainer agent {Agent} offers {Slots} slots to the pool {Pool}")]
    private partial void LogStarted(string agent, int slots, string pool);

    [LoggerMessage(LogLevel.Warning, "The broker of the pool {Pool} could not be reached; trying again")]
    private partial void LogPollFailed(Exception exception, string pool);

    [LoggerMessage(LogLevel.Warning, "Could not tell the broker of the pool {Pool} that this agent leaves")]
    private partial void LogLeaveFailed(Exception exception, string pool);
}
