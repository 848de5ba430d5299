using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage.Sqlite;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>The embedded store over a directory.</summary>
internal sealed class SqliteStore : StoreUnderTest
{
    private SqliteStore(string directory, string synchronous, SqliteLimits? limits, string serviceId)
        : base(serviceId)
    {
        var options = Options.Create(new StorageOptions { Directory = directory, Sqlite = { Synchronous = synchronous } });
        Database = new(options, limits ?? new(), Instruments, NullLogger<SqliteDatabase>.Instance);
        Storage = Over(new SqliteGrainStateTable(Database));
        Reminders = new SqliteReminderTable(Database, Cluster);
    }

    public SqliteDatabase Database { get; }

    public override IGrainStorage Storage { get; }

    public override IReminderTable Reminders { get; }

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

    /// <summary>Runs anything on the writer.</summary>
    public Task ExecuteAsync(string sql) => Database.WriteAsync(session => session.Execute(sql), 0, CancellationToken.None);

    /// <summary>Keeps the writer busy inside a transaction, so that what is written meanwhile waits together.</summary>
    public async Task<HeldWriter> HoldWriterAsync()
    {
        var held = new HeldWriter(this);
        await held.Entered;
        return held;
    }

    protected override Task CloseAsync() => Database.CloseAsync();
}
