using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>The embedded store over a directory, without a silo round it.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    public const string State = "page";

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().AddMetrics().BuildServiceProvider();

    private SqliteStore(string directory, string synchronous, SqliteLimits? limits, string serviceId)
    {
        var options = Options.Create(new StorageOptions { Directory = directory, Sqlite = { Synchronous = synchronous } });
        var cluster = Options.Create(new ClusterOptions { ServiceId = serviceId });
        var meters = _services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        Measurements = new(meters);
        var instruments = new StorageInstruments(meters, TimeProvider.System);
        Database = new(options, limits ?? new(), instruments, NullLogger<SqliteDatabase>.Instance);
        Storage = new DatabaseGrainStorage(
            new SqliteGrainStateTable(Database),
            new OrleansGrainStorageSerializer(_services.GetRequiredService<Serializer>()),
            _services.GetRequiredService<IActivatorProvider>(),
            cluster,
            instruments);
        Reminders = new SqliteReminderTable(Database, cluster);
    }

    public StorageMeasurements Measurements { get; }

    public SqliteDatabase Database { get; }

    public IGrainStorage Storage { get; }

    public IReminderTable Reminders { get; }

    public static SqliteStore Open(
        string directory, string synchronous = SqliteStorageOptions.Full, SqliteLimits? limits = null, string serviceId = "tests")
    {
        var store = Unopened(directory, synchronous, limits, serviceId);
        store.Database.Open();
        return store;
    }

    public static SqliteStore Unopened(
        string directory, string synchronous = SqliteStorageOptions.Full, SqliteLimits? limits = null, string serviceId = "tests") =>
        new(directory, synchronous, limits, serviceId);

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

    /// <summary>Runs anything on the writer.</summary>
    public Task ExecuteAsync(string sql) => Database.WriteAsync(session => session.Execute(sql), 0, CancellationToken.None);

    /// <summary>Keeps the writer busy inside a transaction, so that what is written meanwhile waits together.</summary>
    public async Task<HeldWriter> HoldWriterAsync()
    {
        var held = new HeldWriter(this);
        await held.Entered;
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.CloseAsync();
        Measurements.Dispose();
        await _services.DisposeAsync();
    }
}
