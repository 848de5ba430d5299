using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// The database's only writer: a thread that puts whatever waits for it into one transaction (group commit), so that many
/// grains share the wait for the disk. Nothing is acknowledged before its transaction is durable.
/// </summary>
internal sealed partial class SqliteWriter
{
    private readonly Func<SqliteSession> _open;
    private readonly SqliteLimits _limits;
    private readonly StorageInstruments _instruments;
    private readonly ILogger _logger;
    private readonly Channel<SqliteWrite> _queue;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession? _session;

    /// <param name="session">The connection to start with.</param>
    /// <param name="open">Opens another one, should the present one become unusable.</param>
    /// <param name="limits">The bounds of the queue and of a transaction.</param>
    /// <param name="instruments">Hears of every transaction.</param>
    /// <param name="logger">Hears of faults.</param>
    public SqliteWriter(SqliteSession session, Func<SqliteSession> open, SqliteLimits limits, StorageInstruments instruments, ILogger logger)
    {
        _session = session;
        _open = open;
        _limits = limits;
        _instruments = instruments;
        _logger = logger;
        _queue = Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(limits.QueuedWrites) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    /// <summary>Queues a write, waiting for a place, and returns its outcome once it is durable.</summary>
    /// <exception cref="ChannelClosedException">The writer takes no more writes.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> apply, int size, CancellationToken cancellationToken)
    {
        var write = new SqliteWrite<T>(apply) { Size = size };
        await _queue.Writer.WriteAsync(write, cancellationToken);
        return await write.Completion;
    }

    /// <summary>Takes no more writes, finishes the queued ones and closes the connection.</summary>
    public Task DrainAsync()
    {
        _queue.Writer.TryComplete();
        return _drained.Task;
    }

    private void Run()
    {
        var writes = new List<SqliteWrite>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            TakeWaiting(writes);
            Commit(writes);
            writes.Clear();
        }

        CloseSession();
        _drained.SetResult();
    }

    private void TakeWaiting(List<SqliteWrite> writes)
    {
        var size = 0L;
        while (writes.Count < _limits.WritesPerTransaction && size < _limits.BytesPerTransaction && _queue.Reader.TryRead(out var write))
        {
            writes.Add(write);
            size += write.Size;
        }
    }

    /// <summary>Commits the writes together, less those that fail by themselves; settles every one and never throws.</summary>
    private void Commit(IReadOnlyList<SqliteWrite> writes)
    {
        var begun = false;
        try
        {
            var session = _session ??= _open();
            session.Execute("BEGIN IMMEDIATE");
            begun = true;
            foreach (var write in writes)
            {
                Apply(write, session);
            }

            session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            var lost = Unsettled(writes);
            LogTransactionFailed(_logger, e, lost.Count);
            Abandon();

            // A transaction lost half-way is often the fault of one write, and each deserves its own verdict. One that could
            // not even begin would fail for each write alike, after the same wait.
            if (begun && lost.Count > 1)
            {
                lost.ForEach(write => Commit([write]));
            }
            else
            {
                lost.ForEach(write => write.Fail(e));
            }

            return;
        }

        var committed = Unsettled(writes);
        _instruments.TransactionCommitted(committed.Count);
        committed.ForEach(write => write.Acknowledge());
    }

    /// <summary>Applies a write, or fails it alone when the transaction lives on without it.</summary>
    private static void Apply(SqliteWrite write, SqliteSession session)
    {
        try
        {
            write.Apply(session);
        }
        catch (Exception e) when (session.InTransaction)
        {
            write.Fail(e);
        }
    }

    private static List<SqliteWrite> Unsettled(IReadOnlyList<SqliteWrite> writes) => writes.Where(write => !write.IsSettled).ToList();

    /// <summary>Leaves no transaction open, if need be by leaving the connection.</summary>
    private void Abandon()
    {
        try
        {
            if (_session is { InTransaction: true })
            {
                _session.Execute("ROLLBACK");
            }
        }
        catch (Exception e)
        {
            LogRollbackFailed(_logger, e);
            CloseSession();
        }
    }

    private void CloseSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception e)
        {
            LogCloseFailed(_logger, e);
        }

        _session = null;
    }
}
