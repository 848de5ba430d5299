namespace OrleansTune.Silo.Storage;

/// <summary>A database's table of grain state: a row per service, grain and state name, with an ETag that counts its writes.</summary>
internal interface IGrainStateTable
{
    /// <summary>The row as it is committed; null when it never was written.</summary>
    Task<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a row and returns its new ETag once it is durable; or returns null, and changes nothing, when the row's ETag is
    /// another than expected.
    /// </summary>
    /// <param name="key">The row.</param>
    /// <param name="expected">The ETag that the row must have; null: the row must not be there.</param>
    /// <param name="payload">The state; null clears it.</param>
    /// <param name="cancellationToken">Gives up the wait for a turn; a write that is under way is carried out.</param>
    Task<long?> WriteAsync(GrainStateKey key, long? expected, byte[]? payload, CancellationToken cancellationToken);

    /// <summary>Whether a write failed for want of space.</summary>
    bool IsFull(Exception exception);
}
