using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Writes} writes failed and was rolled back.")]
    private static partial void LogTransactionFailed(ILogger logger, Exception exception, int writes);

    [LoggerMessage(Level = LogLevel.Error, Message = "A failed transaction could not be rolled back; the database is opened anew.")]
    private static partial void LogRollbackFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's connection could not be closed.")]
    private static partial void LogCloseFailed(ILogger logger, Exception exception);
}
