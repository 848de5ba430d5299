using OrleansTune.Silo.Storage.PostgreSql;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlGroupCommitTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Writes_that_wait_together_share_a_transaction()
    {
        int[] transactions = await TransactionsAsync(new(), writes: 100);

        Assert.Equal([1, 100], transactions);
    }

    [Fact]
    public async Task A_transaction_takes_no_more_writes_than_its_limit()
    {
        int[] transactions = await TransactionsAsync(new() { WritesPerTransaction = 8 }, writes: 20);

        Assert.Equal([1, 8, 8, 4], transactions);
    }

    [Fact]
    public async Task A_transaction_takes_no_further_write_after_its_limit_of_bytes()
    {
        int[] transactions = await TransactionsAsync(new() { BytesPerTransaction = 15_000 }, writes: 5, bytes: 10_000);

        Assert.Equal([1, 2, 2, 1], transactions);
    }

    [Fact]
    public async Task Writers_beyond_the_queue_wait_for_a_place() =>
        Assert.Equal(51, (await TransactionsAsync(new() { QueuedWrites = 4 }, writes: 50)).Sum());

    [Fact]
    public async Task Closing_finishes_what_is_queued()
    {
        var database = await server.CreateDatabaseAsync();
        var store = await PostgreSqlStore.OpenAsync(database);
        var writes = Enumerable.Range(0, 600).Select(index => store.WriteAsync($"a/{index}", index)).ToArray();
        await store.DisposeAsync();
        await Task.WhenAll(writes);

        await using var again = await PostgreSqlStore.OpenAsync(database);
        Assert.Equal(599, await again.ReadAsync("a/599"));
    }

    /// <summary>The sizes of the transactions that carry writes started together behind one that is held up.</summary>
    private async Task<int[]> TransactionsAsync(PostgreSqlLimits limits, int writes, int bytes = 0)
    {
        await using var store = await PostgreSqlStore.OpenAsync(await server.CreateDatabaseAsync(), limits: limits, writers: 1);
        Task all;
        await using (var held = await store.HoldAsync())
        {
            var first = store.WriteAsync("first", 0);
            await store.UntilWaitingAsync(1);
            all = Task.WhenAll([first, .. Enumerable.Range(0, writes).Select(index => store.WriteAsync($"a/{index}", index, bytes))]);
        }

        await all;
        Assert.Equal(writes - 1, await store.ReadAsync($"a/{writes - 1}"));
        return store.Measurements.Transactions;
    }
}
