using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Storage;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage.PostgreSql;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

/// <summary>The store over a database.</summary>
internal sealed class PostgreSqlStore : StoreUnderTest
{
    private readonly PostgreSqlWriter _writer;

    private PostgreSqlStore(string connectionString, string serviceId, PostgreSqlLimits limits, int writers)
        : base(serviceId)
    {
        Source = PostgreSqlServiceCollectionExtensions.CreateSource(connectionString);
        var options = Options.Create(new StorageOptions { PostgreSql = { Writers = writers } });
        _writer = new(Source, options, limits, Instruments, NullLogger<PostgreSqlWriter>.Instance);
        Storage = Over(new PostgreSqlGrainStateTable(Source, _writer));
        Reminders = new PostgreSqlReminderTable(Source, Cluster);
    }

    public NpgsqlDataSource Source { get; }

    public override IGrainStorage Storage { get; }

    public override IReminderTable Reminders { get; }

    public static async Task<PostgreSqlStore> OpenAsync(
        string connectionString, string serviceId = "tests", PostgreSqlLimits? limits = null, int writers = 2)
    {
        var store = new PostgreSqlStore(connectionString, serviceId, limits ?? new(), writers);
        await store._writer.OpenAsync(CancellationToken.None);
        return store;
    }

    public Task ExecuteAsync(string sql) => Source.ExecuteAsync(sql, CancellationToken.None);

    /// <summary>Keeps every writer waiting until the returned transaction ends.</summary>
    public async Task<NpgsqlTransaction> HoldAsync()
    {
        var connection = await Source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE orleanstune_grain_state IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>Waits until so many statements wait for what <see cref="HoldAsync"/> holds.</summary>
    public async Task UntilWaitingAsync(int statements)
    {
        await using var command = Source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
        while ((long)(await command.ExecuteScalarAsync())! < statements)
            await Task.Yield();
    }

    protected override async Task CloseAsync()
    {
        await _writer.CloseAsync();
        await Source.DisposeAsync();
    }
}
