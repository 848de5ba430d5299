using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage;
using OrleansTune.Silo.Storage.PostgreSql;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.PostgreSql;

/// <summary>The store over a database, without a silo round it.</summary>
internal sealed class PostgreSqlStore : IAsyncDisposable
{
    public const string State = "page";

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().AddMetrics().BuildServiceProvider();
    private readonly PostgreSqlWriter _writer;

    private PostgreSqlStore(string connectionString, string serviceId, PostgreSqlLimits limits, int writers)
    {
        var cluster = Options.Create(new ClusterOptions { ServiceId = serviceId });
        var meters = _services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        Measurements = new(meters);
        var instruments = new StorageInstruments(meters, TimeProvider.System);
        Source = PostgreSqlServiceCollectionExtensions.CreateSource(connectionString);
        var options = Options.Create(new StorageOptions { PostgreSql = { Writers = writers } });
        _writer = new(Source, options, limits, instruments, NullLogger<PostgreSqlWriter>.Instance);
        Storage = new DatabaseGrainStorage(
            new PostgreSqlGrainStateTable(Source, _writer),
            new OrleansGrainStorageSerializer(_services.GetRequiredService<Serializer>()),
            _services.GetRequiredService<IActivatorProvider>(),
            cluster,
            instruments);
        Reminders = new PostgreSqlReminderTable(Source, cluster);
    }

    public StorageMeasurements Measurements { get; }

    public NpgsqlDataSource Source { get; }

    public IGrainStorage Storage { get; }

    public IReminderTable Reminders { get; }

    public static async Task<PostgreSqlStore> OpenAsync(
        string connectionString, string serviceId = "tests", PostgreSqlLimits? limits = null, int writers = 2)
    {
        var store = new PostgreSqlStore(connectionString, serviceId, limits ?? new(), writers);
        await store._writer.OpenAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Writes the first state of a grain.</summary>
    public Task WriteAsync(string key, int number, int bytes = 0) =>
        Storage.WriteStateAsync(State, GrainId.Create("study", key), new GrainState<ConformanceState>(new() { Number = number, Page = new byte[bytes] }));

    /// <summary>The number a grain's state holds, or null without a record.</summary>
    public async Task<int?> ReadAsync(string key)
    {
        var state = new GrainState<ConformanceState>();
        await Storage.ReadStateAsync(State, GrainId.Create("study", key), state);
        return state.RecordExists ? state.State!.Number : null;
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

    public async ValueTask DisposeAsync()
    {
        await _writer.CloseAsync();
        await Source.DisposeAsync();
        Measurements.Dispose();
        await _services.DisposeAsync();
    }
}
