using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// Reminders in the embedded database, through the same writer as grain state, so that neither waits for the other's lock.
/// Start times are UTC.
/// </summary>
internal sealed class SqliteReminderTable(SqliteDatabase database, IOptions<ClusterOptions> cluster) : IReminderTable
{
    private const int RowSize = 300;

    private readonly ReminderStatements _statements = new(cluster.Value.ServiceId);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        new(await database.ReadAsync(session => _statements.OfOneGrain(session, grainId), cancellationToken));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken) =>
        new(await database.ReadAsync(session => _statements.InRange(session, begin, end), cancellationToken));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken) =>
        database.ReadAsync(session => _statements.Single(session, grainId, reminderName), cancellationToken);

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync<string?>(session => _statements.Upsert(session, entry), RowSize, cancellationToken);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        database.WriteAsync(session => _statements.Remove(session, grainId, reminderName, eTag), RowSize, cancellationToken);

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) =>
        database.WriteAsync(_statements.RemoveAll, RowSize, cancellationToken);
}
