using Microsoft.Data.Sqlite;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteFaultTests : IAsyncLifetime, IDisposable
{
    private const int Neighbours = 10;

    private readonly TemporaryDirectory _directory = new();
    private SqliteStore _store = null!;

    public Task InitializeAsync()
    {
        _store = SqliteStore.Open(_directory.Path, limits: new() { LockTimeout = TimeSpan.FromSeconds(1) });
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    public void Dispose() => _directory.Dispose();

    /// <summary>SQLite undoes the statement (ABORT), keeps half of it (FAIL) or undoes the whole transaction (ROLLBACK).</summary>
    [Theory]
    [InlineData("ABORT")]
    [InlineData("FAIL")]
    [InlineData("ROLLBACK")]
    public async Task A_bad_row_fails_alone(string resolution)
    {
        await _store.ExecuteAsync(
            $"""
             CREATE TRIGGER poison BEFORE INSERT ON grain_state WHEN NEW.grain_key = 'bad'
             BEGIN SELECT RAISE({resolution}, 'poisoned'); END
             """);

        await FailsAmongNeighboursAsync(() => _store.WriteAsync("bad", 1), "poisoned");
        Assert.Null(await _store.ReadAsync("bad"));
    }

    [Fact]
    public async Task A_row_that_spoils_the_commit_fails_alone()
    {
        await _store.ExecuteAsync("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        await _store.ExecuteAsync("CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");

        await FailsAmongNeighboursAsync(() => _store.ExecuteAsync("INSERT INTO child VALUES (1)"), "FOREIGN KEY");
    }

    [Fact]
    public async Task A_write_that_fills_the_disk_fails_alone_and_fits_once_there_is_room()
    {
        await LimitPagesAsync(spare: 20);
        await FailsAmongNeighboursAsync(() => _store.WriteAsync("large", 1, bytes: 1024 * 1024), "full");
        Assert.Null(await _store.ReadAsync("large"));

        await LimitPagesAsync(spare: 10_000);
        await _store.WriteAsync("large", 1, bytes: 1024 * 1024);
        Assert.Equal(1, await _store.ReadAsync("large"));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_replaced()
    {
        await FailsAmongNeighboursAsync(
            () => _store.Database.WriteAsync(
                session =>
                {
                    session.Dispose();
                    return 0;
                },
                0,
                CancellationToken.None),
            "connection is open");
        Assert.Equal(2L, await _store.Database.WriteAsync(session => session.QueryScalar("PRAGMA synchronous"), 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_foreign_lock_fails_what_waited_for_it_once_and_nothing_later()
    {
        using (var foreign = new SqliteConnection($"Data Source={_directory[SqliteDatabase.FileName]};Pooling=false"))
        {
            foreign.Open();
            using var transaction = foreign.BeginTransaction(deferred: false);
            var writes = Enumerable.Range(0, 20).Select(index => _store.WriteAsync($"a/{index}", index)).ToArray();
            foreach (var write in writes)
            {
                var busy = await Assert.ThrowsAsync<SqliteException>(() => write);
                Assert.Contains("locked", busy.Message, StringComparison.Ordinal);
            }
        }

        await _store.WriteAsync("a/1", 7);
        Assert.Equal(7, await _store.ReadAsync("a/1"));
    }

    [Fact]
    public async Task A_foreign_lock_that_is_let_go_in_time_fails_nothing()
    {
        using var foreign = new SqliteConnection($"Data Source={_directory[SqliteDatabase.FileName]};Pooling=false");
        foreign.Open();
        using var transaction = foreign.BeginTransaction(deferred: false);
        var write = _store.WriteAsync("a/1", 1);
        transaction.Rollback();

        await write;
        Assert.Equal(1, await _store.ReadAsync("a/1"));
    }

    /// <summary>Puts a write between others of one transaction, and sees it fail and them stored.</summary>
    private async Task FailsAmongNeighboursAsync(Func<Task> bad, string message)
    {
        await using var held = await _store.HoldWriterAsync();
        var before = Enumerable.Range(0, Neighbours).Select(index => _store.WriteAsync($"before/{index}", index)).ToArray();
        var failing = bad();
        var after = Enumerable.Range(0, Neighbours).Select(index => _store.WriteAsync($"after/{index}", index)).ToArray();
        await held.ReleaseAsync();

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => failing);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        await Task.WhenAll([.. before, .. after]);
        for (var index = 0; index < Neighbours; index++)
        {
            Assert.Equal(index, await _store.ReadAsync($"before/{index}"));
            Assert.Equal(index, await _store.ReadAsync($"after/{index}"));
        }
    }

    private async Task LimitPagesAsync(int spare) =>
        await _store.Database.WriteAsync(
            session => session.QueryScalar($"PRAGMA max_page_count = {(long)session.QueryScalar("PRAGMA page_count")! + spare}"),
            0,
            CancellationToken.None);
}
