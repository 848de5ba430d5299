using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Telemetry;

internal sealed partial class CheckpointUsage
{
    [LoggerMessage(LogLevel.Warning, "The size of the checkpoint store cannot be taken")]
    private partial void LogUnknown(Exception exception);
}
