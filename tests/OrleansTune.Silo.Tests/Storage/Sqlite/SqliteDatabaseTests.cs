using Microsoft.Data.Sqlite;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Opening_creates_the_directory()
    {
        await using var store = SqliteStore.Open(_directory["new/data"]);

        await store.WriteAsync("a/1", 1);
        Assert.True(File.Exists(_directory["new/data/orleanstune.db"]));
    }

    [Theory]
    [InlineData("Full", 2)]
    [InlineData("normal", 1)]
    public async Task The_configured_durability_is_in_force(string synchronous, long pragma)
    {
        await using var store = SqliteStore.Open(_directory.Path, synchronous);

        Assert.Equal(pragma, await AskWriterAsync(store, "PRAGMA synchronous"));
        Assert.Equal("wal", await AskWriterAsync(store, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_second_server_on_the_directory_is_turned_away_until_the_first_is_gone()
    {
        await using (var first = SqliteStore.Open(_directory.Path))
        {
            var refusal = Refuses();
            Assert.Contains("in use by another server", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(_directory.Path, refusal.Message, StringComparison.Ordinal);
            await first.WriteAsync("a/1", 1);
        }

        await using var second = SqliteStore.Open(_directory.Path);
        Assert.Equal(1, await second.ReadAsync("a/1"));
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_left_alone()
    {
        await using (var store = SqliteStore.Open(_directory.Path))
        {
            await store.ExecuteAsync("CREATE TABLE from_the_future (a)");
            await store.ExecuteAsync("PRAGMA user_version = 99");
        }

        Assert.Contains("schema 99; this one knows 1", Refuses().Message, StringComparison.Ordinal);
        Assert.Contains("schema 99", Refuses().Message, StringComparison.Ordinal);
        using var connection = new SqliteConnection($"Data Source={_directory[SqliteDatabase.FileName]};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM from_the_future";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_and_left_alone()
    {
        var text = string.Join('\n', Enumerable.Repeat("This is a diary.", 100));
        File.WriteAllText(_directory[SqliteDatabase.FileName], text);

        Assert.Contains("'" + _directory[SqliteDatabase.FileName] + "' cannot be opened", Refuses().Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_directory[SqliteDatabase.FileName]));
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_directory["file"], "");

        var refusal = Assert.Throws<StorageUnavailableException>(() => SqliteStore.Open(_directory["file/data"]));
        Assert.Contains($"'{_directory["file/data"]}' cannot be used", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_finishes_what_is_queued()
    {
        await using var store = SqliteStore.Open(_directory.Path);
        await using var held = await store.HoldWriterAsync();
        var writes = Enumerable.Range(0, 600).Select(index => store.WriteAsync($"a/{index}", index)).ToArray();
        var closed = store.Database.CloseAsync();
        Assert.False(closed.IsCompleted);
        await held.ReleaseAsync();
        await Task.WhenAll(writes);
        await closed;

        await using var again = SqliteStore.Open(_directory.Path);
        for (var index = 0; index < writes.Length; index++)
        {
            Assert.Equal(index, await again.ReadAsync($"a/{index}"));
        }
    }

    [Fact]
    public async Task A_closed_or_unopened_store_says_so()
    {
        await using var unopened = SqliteStore.Unopened(_directory.Path);
        await using var closed = SqliteStore.Open(_directory.Path);
        await closed.Database.CloseAsync();

        foreach (var store in new[] { unopened, closed })
        {
            foreach (var call in new Func<Task>[] { () => store.WriteAsync("a/1", 1), () => store.ReadAsync("a/1"), () => store.Reminders.ReadRows(0, 0) })
            {
                var refusal = await Assert.ThrowsAsync<InvalidOperationException>(call);
                Assert.Contains("is not open", refusal.Message, StringComparison.Ordinal);
            }
        }

        Assert.Throws<InvalidOperationException>(closed.Database.Open);
    }

    [Fact]
    public async Task A_closed_database_is_a_single_file()
    {
        await using (var store = SqliteStore.Open(_directory.Path))
        {
            await store.WriteAsync("a/1", 1);
            await store.ReadAsync("a/1");
        }

        Assert.Equal(
            [SqliteDatabase.FileName, DataDirectoryLock.FileName],
            Directory.GetFiles(_directory.Path).Select(Path.GetFileName).Order());
    }

    private static Task<object?> AskWriterAsync(SqliteStore store, string pragma) =>
        store.Database.WriteAsync(session => session.QueryScalar(pragma), 0, CancellationToken.None);

    private StorageUnavailableException Refuses() =>
        Assert.Throws<StorageUnavailableException>(() => SqliteStore.Open(_directory.Path));
}
