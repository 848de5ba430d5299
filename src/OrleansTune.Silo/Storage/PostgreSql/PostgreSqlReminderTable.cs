using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using OrleansTune.Hosting.PostgreSql;

namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>Reminders in PostgreSQL, within one service. Start times are UTC.</summary>
internal sealed class PostgreSqlReminderTable(NpgsqlDataSource source, IOptions<ClusterOptions> cluster) : IReminderTable
{
    private const string Select = "SELECT grain_type, grain_key, reminder_name, start_at, period, etag FROM orleanstune_reminder WHERE service_id = $1";
    private const string OfGrain = " AND grain_type = $2 AND grain_key = $3";

    private string ServiceId => cluster.Value.ServiceId;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        new(await QueryAsync(Select + OfGrain, cancellationToken, ServiceId, Type(grainId), Key(grainId)));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    /// <summary>From a place of the ring to itself is all of it.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken)
    {
        var range = begin < end ? " AND grain_hash > $2 AND grain_hash <= $3" : " AND (grain_hash > $2 OR grain_hash <= $3)";
        return new(await QueryAsync(Select + range, cancellationToken, ServiceId, (long)begin, (long)end));
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(
            Select + OfGrain + " AND reminder_name = $4", cancellationToken, ServiceId, Type(grainId), Key(grainId), reminderName);
        return rows.SingleOrDefault();
    }

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    /// <summary>Its ETag is one that no reminder had before: one removed and made again is another.</summary>
    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken)
    {
        var etag = Guid.NewGuid();
        await source.ExecuteAsync(
            """
            INSERT INTO orleanstune_reminder (service_id, grain_type, grain_key, reminder_name, grain_hash, start_at, period, etag)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (service_id, grain_type, grain_key, reminder_name)
            DO UPDATE SET start_at = excluded.start_at, period = excluded.period, etag = excluded.etag
            """,
            cancellationToken,
            ServiceId,
            Type(entry.GrainId),
            Key(entry.GrainId),
            entry.ReminderName,
            (long)entry.GrainId.GetUniformHashCode(),
            entry.StartAt.Ticks,
            entry.Period.Ticks,
            etag);
        return etag.ToString();
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        Guid.TryParse(eTag, out var etag)
        && await source.ExecuteAsync(
            $"DELETE FROM orleanstune_reminder WHERE service_id = $1{OfGrain} AND reminder_name = $4 AND etag = $5",
            cancellationToken,
            ServiceId,
            Type(grainId),
            Key(grainId),
            reminderName,
            etag) > 0;

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) =>
        source.ExecuteAsync("DELETE FROM orleanstune_reminder WHERE service_id = $1", cancellationToken, ServiceId);

    private static string Type(GrainId grainId) => grainId.Type.ToString()!;

    private static string Key(GrainId grainId) => grainId.Key.ToString()!;

    private async Task<List<ReminderEntry>> QueryAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = source.Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<ReminderEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new()
            {
                GrainId = GrainId.Create(reader.GetString(0), reader.GetString(1)),
                ReminderName = reader.GetString(2),
                StartAt = new DateTime(reader.GetInt64(3), DateTimeKind.Utc),
                Period = TimeSpan.FromTicks(reader.GetInt64(4)),
                ETag = reader.GetGuid(5).ToString(),
            });
        }

        return rows;
    }
}
