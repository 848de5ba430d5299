using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Storage.PostgreSql;

internal sealed partial class PostgreSqlWriter
{
    [LoggerMessage(LogLevel.Information, "The PostgreSQL store is open: schema {Version}, {Writers} writers.")]
    private partial void LogOpened(int version, int writers);

    [LoggerMessage(LogLevel.Warning, "A transaction of {Writes} writes failed and was rolled back.")]
    private partial void LogTransactionFailed(Exception exception, int writes);

    [LoggerMessage(LogLevel.Information, "A transaction of {Writes} writes lost its connection and is tried again: {Reason}")]
    private partial void LogTriedAgain(string reason, int writes);
}
