using Microsoft.Data.Sqlite;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>The statements on the table <c>reminder</c>, within one service.</summary>
internal sealed class ReminderStatements(string serviceId)
{
    private const string Columns = "grain_type, grain_key, reminder_name, start_at, period, etag";
    private const string OfGrain = "service_id = $service AND grain_type = $type AND grain_key = $key";

    private (string, object?) Service => ("$service", serviceId);

    public List<ReminderEntry> OfOneGrain(SqliteSession session, GrainId grainId) =>
        session.Query(ReadEntry, $"SELECT {Columns} FROM reminder WHERE {OfGrain}", Service, GrainType(grainId), GrainKey(grainId));

    public ReminderEntry? Single(SqliteSession session, GrainId grainId, string name) =>
        session.Query(
            ReadEntry,
            $"SELECT {Columns} FROM reminder WHERE {OfGrain} AND reminder_name = $name",
            Service,
            GrainType(grainId),
            GrainKey(grainId),
            ("$name", name)).SingleOrDefault();

    /// <summary>
    /// The reminders whose grains' hashes lie after <paramref name="begin"/> and up to <paramref name="end"/>, going round the
    /// ring; from a place to itself is all of it.
    /// </summary>
    public List<ReminderEntry> InRange(SqliteSession session, uint begin, uint end)
    {
        var hash = begin < end ? "grain_hash > $begin AND grain_hash <= $end" : "(grain_hash > $begin OR grain_hash <= $end)";
        return session.Query(
            ReadEntry,
            $"SELECT {Columns} FROM reminder WHERE service_id = $service AND {hash}",
            Service,
            ("$begin", (long)begin),
            ("$end", (long)end));
    }

    /// <summary>
    /// Writes the reminder over what was there and returns its ETag, which no reminder had before: one removed and made again
    /// is another.
    /// </summary>
    public string Upsert(SqliteSession session, ReminderEntry entry) =>
        (string)session.QueryScalar(
            """
            INSERT INTO reminder (service_id, grain_type, grain_key, reminder_name, grain_hash, start_at, period, etag)
            VALUES ($service, $type, $key, $name, $hash, $start, $period, lower(hex(randomblob(16))))
            ON CONFLICT DO UPDATE SET start_at = excluded.start_at, period = excluded.period, etag = excluded.etag
            RETURNING etag
            """,
            Service,
            GrainType(entry.GrainId),
            GrainKey(entry.GrainId),
            ("$name", entry.ReminderName),
            ("$hash", (long)entry.GrainId.GetUniformHashCode()),
            ("$start", entry.StartAt.Ticks),
            ("$period", entry.Period.Ticks))!;

    public bool Remove(SqliteSession session, GrainId grainId, string name, string etag) =>
        session.Execute(
            $"DELETE FROM reminder WHERE {OfGrain} AND reminder_name = $name AND etag = $etag",
            Service,
            GrainType(grainId),
            GrainKey(grainId),
            ("$name", name),
            ("$etag", etag)) > 0;

    public int RemoveAll(SqliteSession session) => session.Execute("DELETE FROM reminder WHERE service_id = $service", Service);

    private static (string, object?) GrainType(GrainId grainId) => ("$type", grainId.Type.ToString());

    private static (string, object?) GrainKey(GrainId grainId) => ("$key", grainId.Key.ToString());

    private static ReminderEntry ReadEntry(SqliteDataReader reader) => new()
    {
        GrainId = GrainId.Create(reader.GetString(0), reader.GetString(1)),
        ReminderName = reader.GetString(2),
        StartAt = new DateTime(reader.GetInt64(3), DateTimeKind.Utc),
        Period = TimeSpan.FromTicks(reader.GetInt64(4)),
        ETag = reader.GetString(5),
    };
}
