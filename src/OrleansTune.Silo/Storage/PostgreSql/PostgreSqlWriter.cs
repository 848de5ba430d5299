using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>
/// A silo's writers of grain state: each puts whatever waits into one transaction (group commit), so that many grains share
/// the wait for the database's disk. Nothing is acknowledged before its transaction is durable. A silo opens it before
/// anything stores and closes it after everything has.
/// </summary>
internal sealed partial class PostgreSqlWriter(
    NpgsqlDataSource source,
    IOptions<StorageOptions> options,
    PostgreSqlLimits limits,
    StorageInstruments instruments,
    ILogger<PostgreSqlWriter> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ILogger _logger = logger;
    private readonly Lock _taking = new();
    private readonly Channel<PostgreSqlWrite> _queue = Channel.CreateBounded<PostgreSqlWrite>(limits.QueuedWrites);
    private Task _writing = Task.CompletedTask;

    /// <summary>Creates the tables where missing, and begins to write.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await PostgreSqlSchema.UpgradeAsync(source, cancellationToken);
        var writers = options.Value.PostgreSql.Writers;
        _writing = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteQueuedAsync, CancellationToken.None)));
        LogOpened(PostgreSqlSchema.Version, writers);
    }

    /// <summary>Refuses new writes and finishes the queued ones.</summary>
    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        return _writing;
    }

    /// <summary>Queues a write, waiting for a place, and returns its outcome once it is durable.</summary>
    /// <exception cref="InvalidOperationException">The store is closed.</exception>
    /// <exception cref="NpgsqlException">The write failed, or was not acknowledged.</exception>
    public async Task<long?> WriteAsync(PostgreSqlWrite write, CancellationToken cancellationToken)
    {
        var start = instruments.StartTimestamp();
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
            var outcome = await write.Completion;
            instruments.WriteCommitted(start);
            return outcome;
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException("The PostgreSQL store is closed: the server is stopping.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            instruments.WriteFailed(start);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(PostgreSqlWriter),
        ServiceLifecycleStage.RuntimeStorageServices,
        OpenAsync,
        cancellationToken => CloseAsync().WaitAsync(cancellationToken));

    private async Task WriteQueuedAsync()
    {
        var writes = new Dictionary<GrainStateKey, PostgreSqlWrite>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            lock (_taking)
                TakeWaiting(writes);
            PostgreSqlWrite[] taken = [.. writes.Values];
            writes.Clear();
            await CommitAsync(taken);
        }
    }

    /// <summary>Takes what waits, but of writes of the same row only the first: the others go with the next transaction.</summary>
    private void TakeWaiting(Dictionary<GrainStateKey, PostgreSqlWrite> writes)
    {
        var size = 0L;
        while (writes.Count < limits.WritesPerTransaction && size < limits.BytesPerTransaction
            && _queue.Reader.TryPeek(out var next) && !writes.ContainsKey(next.Key) && _queue.Reader.TryRead(out var write))
        {
            writes.Add(write.Key, write);
            size += write.Payload?.Length ?? 0;
        }
    }

    /// <summary>Commits the writes together, less those that fail by themselves; settles every one and never throws.</summary>
    private async Task CommitAsync(PostgreSqlWrite[] writes)
    {
        // Another writer may have been faster.
        if (writes.Length == 0)
            return;
        try
        {
            var etags = await TryTwiceAsync(writes);
            instruments.TransactionCommitted(writes.Length);
            foreach (var write in writes)
                write.Acknowledge(etags.TryGetValue(write.Key, out var etag) ? etag : null);
        }
        catch (PostgresException e) when (writes.Length > 1)
        {
            // The server undid all of them, often for the fault of one; each deserves its own verdict.
            LogTransactionFailed(e, writes.Length);
            foreach (var write in writes)
                await CommitAsync([write]);
        }
        catch (Exception e)
        {
            LogTransactionFailed(e, writes.Length);
            foreach (var write in writes)
                write.Fail(e);
        }
    }

    /// <summary>
    /// Commits once more when the connection was lost, as all are when the database restarts. Should the first attempt have
    /// reached the disk after all, the second changes nothing: no row has the ETag any more that its write expects.
    /// </summary>
    private async Task<Dictionary<GrainStateKey, long>> TryTwiceAsync(PostgreSqlWrite[] writes)
    {
        try
        {
            return await CommitOnceAsync(writes);
        }
        catch (NpgsqlException e) when (e is not PostgresException || e.IsTransient)
        {
            LogTriedAgain(e.Message, writes.Length);
            return await CommitOnceAsync(writes);
        }
    }

    private async Task<Dictionary<GrainStateKey, long>> CommitOnceAsync(PostgreSqlWrite[] writes)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await PostgreSqlTransaction.CommitAsync(connection, writes);
    }
}
