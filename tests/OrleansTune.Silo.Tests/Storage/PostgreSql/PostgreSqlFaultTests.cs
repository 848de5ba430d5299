using Npgsql;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlFaultTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const int Neighbours = 10;

    private PostgreSqlStore _store = null!;

    public async Task InitializeAsync() => _store = await PostgreSqlStore.OpenAsync(await server.CreateDatabaseAsync(), writers: 1);

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_bad_row_fails_alone()
    {
        await _store.ExecuteAsync("ALTER TABLE orleanstune_grain_state ADD CHECK (grain_key <> 'bad')");

        await AmongNeighboursAsync(async () =>
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() => _store.WriteAsync("bad", 1));
            Assert.Equal(PostgresErrorCodes.CheckViolation, fault.SqlState);
        });
        Assert.Null(await _store.ReadAsync("bad"));
    }

    [Fact]
    public async Task A_row_that_spoils_the_commit_fails_alone()
    {
        await _store.ExecuteAsync(
            """
            CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'poisoned'; END $$;
            CREATE CONSTRAINT TRIGGER poison AFTER INSERT ON orleanstune_grain_state DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.grain_key = 'bad') EXECUTE FUNCTION poison();
            """);

        await AmongNeighboursAsync(async () =>
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() => _store.WriteAsync("bad", 1));
            Assert.Equal("poisoned", fault.MessageText);
        });
        Assert.Null(await _store.ReadAsync("bad"));
    }

    [Fact]
    public Task Writes_whose_connection_is_cut_are_made_by_the_next() => AmongNeighboursAsync(() => _store.ExecuteAsync(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"));

    [Fact]
    public async Task A_server_that_restarts_is_found_again()
    {
        await _store.WriteAsync("a/1", 1);
        await server.StopAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => _store.WriteAsync("a/2", 2));
        await server.StartAsync();

        await _store.WriteAsync("a/3", 3);
        Assert.Equal((1, null, 3), (await _store.ReadAsync("a/1"), await _store.ReadAsync("a/2"), await _store.ReadAsync("a/3")));
    }

    /// <summary>Has something happen to a transaction with others in it, and sees those stored.</summary>
    private async Task AmongNeighboursAsync(Func<Task> happens)
    {
        Task before, happening, after;
        await using (var held = await _store.HoldAsync())
        {
            var first = _store.WriteAsync("first", 0);
            await _store.UntilWaitingAsync(1);
            before = Task.WhenAll([first, .. Enumerable.Range(0, Neighbours).Select(index => _store.WriteAsync($"before/{index}", index))]);
            happening = happens();
            after = Task.WhenAll(Enumerable.Range(0, Neighbours).Select(index => _store.WriteAsync($"after/{index}", index)));
        }

        await happening;
        await before;
        await after;
        for (var index = 0; index < Neighbours; index++)
        {
            Assert.Equal(index, await _store.ReadAsync($"before/{index}"));
            Assert.Equal(index, await _store.ReadAsync($"after/{index}"));
        }
    }
}
