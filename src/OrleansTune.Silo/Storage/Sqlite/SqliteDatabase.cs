using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// The embedded database of one data directory, which it keeps to itself while open: reads go to pooled connections, writes
/// through the one writer. A silo opens it before anything stores and closes it after everything has.
/// </summary>
internal sealed partial class SqliteDatabase : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    public const string FileName = "orleanstune.db";

    private readonly Lock _transition = new();
    private readonly StorageOptions _options;
    private readonly SqliteLimits _limits;
    private readonly StorageInstruments _instruments;
    private readonly ILogger _logger;
    private readonly string _directory;
    private readonly string _readConnectionString;
    private readonly string _writeConnectionString;
    private DataDirectoryLock? _lock;
    private SqliteWriter? _writer;
    private Task? _closed;

    public SqliteDatabase(
        IOptions<StorageOptions> options, SqliteLimits limits, StorageInstruments instruments, ILogger<SqliteDatabase> logger)
    {
        _options = options.Value;
        _limits = limits;
        _instruments = instruments;
        _logger = logger;
        _directory = Path.GetFullPath(_options.Directory);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_directory, FileName),
            DefaultTimeout = (int)limits.LockTimeout.TotalSeconds,
        };
        connection.Pooling = false;
        _writeConnectionString = connection.ToString();
        connection.Pooling = true;
        connection.Mode = SqliteOpenMode.ReadOnly;
        _readConnectionString = connection.ToString();
    }

    private string FilePath => Path.Combine(_directory, FileName);

    /// <summary>Creates the directory and the database where missing, and takes both into possession.</summary>
    /// <exception cref="StorageUnavailableException">They cannot be had; nothing was changed.</exception>
    public void Open()
    {
        lock (_transition)
        {
            if (_writer is not null || _closed is not null)
            {
                throw new InvalidOperationException($"The database '{FilePath}' has been opened before.");
            }

            _lock = DataDirectoryLock.Acquire(_directory);
            try
            {
                _writer = new(OpenWithSchema(), OpenWriteSession, _limits, _instruments, _logger);
            }
            catch
            {
                _lock.Dispose();
                throw;
            }
        }

        LogOpened(_logger, FilePath, SqliteSchema.Version, _options.Sqlite.Synchronous);
    }

    /// <summary>Refuses new writes, finishes the queued ones and lets the directory go. Closing again waits for the same end.</summary>
    public Task CloseAsync()
    {
        lock (_transition)
        {
            return _closed ??= _writer is null ? Task.CompletedTask : Task.Run(() => DrainAndReleaseAsync(_writer));
        }
    }

    /// <summary>Runs <paramref name="write"/> on the writer and returns its outcome once it is durable.</summary>
    /// <param name="write">A single changing statement; may be run again when its transaction was lost to another's fault.</param>
    /// <param name="size">About how many bytes it adds.</param>
    /// <param name="cancellationToken">Gives up the wait for a place in the queue; a write in the queue is carried out.</param>
    /// <exception cref="InvalidOperationException">The database is not open.</exception>
    /// <exception cref="SqliteException">The write failed, or was not acknowledged by the disk.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, int size, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw NotOpen();
        var start = _instruments.StartTimestamp();
        try
        {
            var outcome = await writer.WriteAsync(write, size, cancellationToken);
            _instruments.WriteCommitted(start);
            return outcome;
        }
        catch (ChannelClosedException)
        {
            throw NotOpen();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _instruments.WriteFailed(start);
            throw;
        }
    }

    /// <summary>Runs <paramref name="read"/> off the caller's scheduler, on what is committed by now.</summary>
    /// <exception cref="InvalidOperationException">The database is not open.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (_writer is null || _closed is not null)
        {
            throw NotOpen();
        }

        return Task.Run(
            () =>
            {
                using var session = new SqliteSession(_readConnectionString);
                return read(session);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(
            nameof(SqliteDatabase),
            ServiceLifecycleStage.RuntimeStorageServices,
            _ =>
            {
                Open();
                return Task.CompletedTask;
            },
            cancellationToken => CloseAsync().WaitAsync(cancellationToken));

    /// <summary>Closes what a failed start or a hurried stop left open.</summary>
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private SqliteSession OpenWithSchema()
    {
        try
        {
            var session = OpenWriteSession();
            try
            {
                SqliteSchema.Upgrade(session, FilePath);
                return session;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException($"The database '{FilePath}' cannot be opened: {e.Message}", e);
        }
    }

    private SqliteSession OpenWriteSession()
    {
        var session = new SqliteSession(_writeConnectionString);
        try
        {
            session.Execute("PRAGMA journal_mode = WAL");
            session.Execute($"PRAGMA synchronous = {_options.Sqlite.Synchronous}");

            // On macOS an ordinary sync stops at the drive's cache; elsewhere this changes nothing.
            session.Execute("PRAGMA fullfsync = ON");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task DrainAndReleaseAsync(SqliteWriter writer)
    {
        using (_lock)
        {
            // The connection that closes last tidies the write-ahead log away, which a reading one cannot.
            using var pool = new SqliteConnection(_readConnectionString);
            SqliteConnection.ClearPool(pool);
            await writer.DrainAsync();
        }

        LogClosed(_logger, FilePath);
    }

    private InvalidOperationException NotOpen() =>
        new($"The database '{FilePath}' is not open: the server has not started yet or is stopping.");
}
