using Microsoft.Extensions.Logging;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Bounds the bytes that a store holds: a checkpoint too many makes trials give up their spare ones, or is refused.</summary>
/// <remarks>What other hosts write into the same store is counted every minute, and always before a checkpoint is refused.</remarks>
internal sealed partial class BoundedCheckpointStore(
    ICheckpointStore store,
    long most,
    SpareCheckpoints spares,
    TimeProvider time,
    ILogger<BoundedCheckpointStore> logger) : ICheckpointStore, IDisposable
{
    private static readonly TimeSpan CountAge = TimeSpan.FromMinutes(1);
    private readonly ILogger _logger = logger;
    private readonly SemaphoreSlim _turn = new(1);
    private long _used;
    private long? _counted;

    public async Task<CheckpointInfo> WriteAsync(CheckpointKey key, Action<Stream> write, CancellationToken cancellationToken)
    {
        var written = await store.WriteAsync(key, write, cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _used += written.Length;
            if (_counted is not { } counted || time.GetElapsedTime(counted) > CountAge || _used > most)
                await MakeRoomAsync(written, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }

        return written;
    }

    public Task<Stream> OpenReadAsync(CheckpointReference reference, CancellationToken cancellationToken) => store.OpenReadAsync(reference, cancellationToken);

    public IAsyncEnumerable<CheckpointInfo> ListAsync(CheckpointScope? scope, CancellationToken cancellationToken) => store.ListAsync(scope, cancellationToken);

    public Task DeleteAsync(CheckpointReference reference, CancellationToken cancellationToken) => store.DeleteAsync(reference, cancellationToken);

    public Task DeleteAllAsync(CheckpointScope scope, CancellationToken cancellationToken) => store.DeleteAllAsync(scope, cancellationToken);

    public Task<int> DeleteAbandonedAsync(TimeSpan minimumAge, CancellationToken cancellationToken) => store.DeleteAbandonedAsync(minimumAge, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task MakeRoomAsync(CheckpointInfo written, CancellationToken cancellationToken)
    {
        var stored = await CountAsync(cancellationToken);
        if (_used <= most)
            return;
        long freed = await spares.FreeAsync(stored.Where(c => c.Reference.Key.Scope != written.Reference.Key.Scope), _used - most, cancellationToken);
        LogFreed(freed, most);
        await CountAsync(cancellationToken);
        if (_used <= most)
            return;
        await store.DeleteAsync(written.Reference, cancellationToken);
        _used -= written.Length;
        throw new CheckpointStoreFullException(written.Length, _used, most);
    }

    private async Task<List<CheckpointInfo>> CountAsync(CancellationToken cancellationToken)
    {
        var stored = new List<CheckpointInfo>();
        await foreach (var checkpoint in store.ListAsync(scope: null, cancellationToken))
            stored.Add(checkpoint);
        _used = stored.Sum(c => c.Length);
        _counted = time.GetTimestamp();
        return stored;
    }

    [LoggerMessage(LogLevel.Warning, "The checkpoint store was full: trials that are not in training gave up {Freed} bytes of spare checkpoints, for at most {Most} bytes in all")]
    private partial void LogFreed(long freed, long most);
}
