using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Storage.Sqlite;

internal sealed partial class SqliteDatabase
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Database '{Path}' opened: schema {Schema}, synchronous {Synchronous}.")]
    private static partial void LogOpened(ILogger logger, string path, int schema, string synchronous);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database '{Path}' closed; every queued write was finished.")]
    private static partial void LogClosed(ILogger logger, string path);
}
