namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>A write that does not end before it is released.</summary>
internal sealed class HeldWriter : IAsyncDisposable
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _write;

    public HeldWriter(SqliteStore store) =>
        _write = store.Database.WriteAsync(
            _ =>
            {
                _entered.TrySetResult();
                _released.Task.Wait();
                return 0;
            },
            0,
            CancellationToken.None);

    public Task Entered => _entered.Task;

    /// <summary>Lets the writer go on.</summary>
    public Task ReleaseAsync()
    {
        _released.TrySetResult();
        return _write;
    }

    /// <summary>Without it a test that fails would wait for ever to close its store.</summary>
    public ValueTask DisposeAsync() => new(ReleaseAsync());
}
