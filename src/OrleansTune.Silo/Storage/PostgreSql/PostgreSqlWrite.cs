namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>A write of a grain's state on its way into a transaction.</summary>
/// <param name="Key">The row.</param>
/// <param name="Expected">The ETag that the row must have; null: the row must not be there.</param>
/// <param name="Payload">The state; null clears it.</param>
internal sealed record PostgreSqlWrite(GrainStateKey Key, long? Expected, byte[]? Payload)
{
    // The writer must not run what callers do next.
    private readonly TaskCompletionSource<long?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The new ETag once the write is durable; null when the row's ETag is another than expected.</summary>
    public Task<long?> Completion => _completion.Task;

    public void Acknowledge(long? etag) => _completion.SetResult(etag);

    public void Fail(Exception exception) => _completion.SetException(exception);
}
