namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>The bounds of the writer; properties rather than constants so that tests can reach them quickly.</summary>
internal sealed record PostgreSqlLimits
{
    /// <summary>Writes that may wait; callers beyond it wait for a place.</summary>
    public int QueuedWrites { get; init; } = 4096;

    /// <summary>Writes that may share a transaction: bounds what the first of them waits for.</summary>
    public int WritesPerTransaction { get; init; } = 256;

    /// <summary>Bytes after which a transaction takes no further write.</summary>
    public long BytesPerTransaction { get; init; } = 16 * 1024 * 1024;
}
