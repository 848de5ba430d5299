using Npgsql;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;
using OrleansTune.TestSupport.PostgreSql;

namespace OrleansTune.Hosting.Tests.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSchemaTests(PostgreSqlServer server)
{
    private const string Applied = "SELECT count(*) FROM orleanstune_schema";

    [Fact]
    public async Task Hosts_that_start_together_on_an_empty_database_all_find_its_tables()
    {
        await using var source = PostgreSqlServiceCollectionExtensions.CreateSource(await server.CreateDatabaseAsync());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgreSqlSchema.UpgradeAsync(source, CancellationToken.None)));

        Assert.Equal(PostgreSqlSchema.Version, await CountAsync(source, Applied));
        Assert.Equal(0, await CountAsync(source, "SELECT count(*) FROM orleanstune_grain_state"));
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_left_alone()
    {
        await using var source = PostgreSqlServiceCollectionExtensions.CreateSource(await server.CreateDatabaseAsync());
        await PostgreSqlSchema.UpgradeAsync(source, CancellationToken.None);
        await source.ExecuteAsync("INSERT INTO orleanstune_schema (version, script) VALUES (99, 'from the future')", CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => PostgreSqlSchema.UpgradeAsync(source, CancellationToken.None));
        Assert.Contains($"schema 99; this one knows {PostgreSqlSchema.Version}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(PostgreSqlSchema.Version + 1, await CountAsync(source, Applied));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_of()
    {
        await using var source = PostgreSqlServiceCollectionExtensions.CreateSource(server.ConnectionString("nowhere"));

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => PostgreSqlSchema.UpgradeAsync(source, CancellationToken.None));
        Assert.Contains("\"nowhere\" does not exist", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.Command(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
