using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class SqliteGroupCommitTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Writes_that_wait_together_share_a_transaction()
    {
        var transactions = await TransactionsAsync(new(), writes: 100);

        Assert.Equal([1, 100], transactions);
    }

    [Fact]
    public async Task A_transaction_takes_no_more_writes_than_its_limit()
    {
        var transactions = await TransactionsAsync(new() { WritesPerTransaction = 8 }, writes: 20);

        Assert.Equal([1, 8, 8, 4], transactions);
    }

    [Fact]
    public async Task A_transaction_takes_no_further_write_after_its_limit_of_bytes()
    {
        var transactions = await TransactionsAsync(new() { BytesPerTransaction = 15_000 }, writes: 5, bytes: 10_000);

        Assert.Equal([1, 2, 2, 1], transactions);
    }

    [Fact]
    public async Task Writers_beyond_the_queue_wait_for_a_place()
    {
        var transactions = await TransactionsAsync(new() { QueuedWrites = 4 }, writes: 50);

        Assert.Equal(1 + 50, transactions.Sum());
    }

    [Fact]
    public async Task Nothing_is_acknowledged_or_seen_before_its_transaction_is_committed()
    {
        await using var store = SqliteStore.Open(_directory.Path);
        await using var first = await store.HoldWriterAsync();
        var write = store.WriteAsync("a/1", 1);
        await using var second = new HeldWriter(store);
        await first.ReleaseAsync();
        await second.Entered;

        // The write is applied by now, in the transaction that the second held one keeps open. The reads also give a false
        // acknowledgement the time to arrive: they queue behind it on the thread pool.
        for (var read = 0; read < 100; read++)
        {
            Assert.Null(await store.ReadAsync("a/1"));
        }

        Assert.False(write.IsCompleted);

        await second.ReleaseAsync();
        await write;
        Assert.Equal(1, await store.ReadAsync("a/1"));
    }

    [Fact]
    public async Task Every_write_is_measured_with_its_outcome()
    {
        await using var store = SqliteStore.Open(_directory.Path);
        await store.WriteAsync("a/1", 1);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => store.ExecuteAsync("INSERT INTO nowhere VALUES (1)"));

        Assert.Equal(["committed", "failed"], store.Measurements.Writes.Select(write => write.Outcome));
        Assert.All(store.Measurements.Writes, write => Assert.True(write.Seconds > 0));
    }

    /// <summary>The sizes of the transactions that carry writes started together behind one that holds the writer.</summary>
    private async Task<int[]> TransactionsAsync(SqliteLimits limits, int writes, int bytes = 0)
    {
        await using var store = SqliteStore.Open(_directory.Path, limits: limits);
        await using var held = await store.HoldWriterAsync();
        var all = Task.WhenAll(Enumerable.Range(0, writes).Select(index => store.WriteAsync($"a/{index}", index, bytes)));
        await held.ReleaseAsync();
        await all;

        Assert.Equal(writes - 1, await store.ReadAsync($"a/{writes - 1}"));
        return store.Measurements.Transactions;
    }
}
