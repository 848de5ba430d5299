using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSchemaTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Silos_that_start_together_on_an_empty_database_all_find_its_tables()
    {
        var database = await server.CreateDatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgreSqlStore.OpenAsync(database)));
        await stores[0].WriteAsync("a/1", 1);

        foreach (var store in stores)
        {
            Assert.Equal(1, await store.ReadAsync("a/1"));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_left_alone()
    {
        var database = await server.CreateDatabaseAsync();
        await using var store = await PostgreSqlStore.OpenAsync(database);
        await store.ExecuteAsync("INSERT INTO orleanstune_schema (version, script) VALUES (99, 'from the future')");

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => PostgreSqlStore.OpenAsync(database));
        Assert.Contains($"schema 99; this one knows {PostgreSqlSchema.Version}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_of()
    {
        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => PostgreSqlStore.OpenAsync(server.ConnectionString("nowhere")));

        Assert.Contains("\"nowhere\" does not exist", refusal.Message, StringComparison.Ordinal);
    }
}
