namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>The bounds of the writer; properties rather than constants so that tests can reach them quickly.</summary>
internal sealed record SqliteLimits
{
    /// <summary>Writes that may wait for the writer; callers beyond it wait for a place.</summary>
    public int QueuedWrites { get; init; } = 4096;

    /// <summary>Writes that may share a transaction: bounds what the first of them waits for.</summary>
    public int WritesPerTransaction { get; init; } = 256;

    /// <summary>Bytes after which a transaction takes no further write: bounds the write-ahead log.</summary>
    public long BytesPerTransaction { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long to wait for a foreign program that holds the database's lock; whole seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
