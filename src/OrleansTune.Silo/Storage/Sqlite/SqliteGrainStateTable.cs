using Microsoft.Data.Sqlite;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>The table <c>grain_state</c> of the embedded database.</summary>
internal sealed class SqliteGrainStateTable(SqliteDatabase database) : IGrainStateTable
{
    private const int RowOverhead = 100;

    /// <summary>SQLITE_FULL.</summary>
    private const int Full = 13;

    private const string OfKey = "service_id = $service AND grain_type = $type AND grain_key = $key AND state_name = $state";

    public Task<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Read(session, key), cancellationToken);

    public Task<long?> WriteAsync(GrainStateKey key, long? expected, byte[]? payload, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => expected is { } etag ? Update(session, key, etag, payload) : Insert(session, key, payload),
            RowOverhead + (payload?.Length ?? 0),
            cancellationToken);

    public bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: Full };

    private static StoredState? Read(SqliteSession session, GrainStateKey key) =>
        session.Query(
            reader => new StoredState(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)),
            $"SELECT etag, payload FROM grain_state WHERE {OfKey}",
            Service(key),
            GrainType(key),
            GrainKey(key),
            State(key)).SingleOrDefault();

    private static long? Insert(SqliteSession session, GrainStateKey key, byte[]? payload) =>
        (long?)session.QueryScalar(
            """
            INSERT INTO grain_state (service_id, grain_type, grain_key, state_name, etag, payload)
            VALUES ($service, $type, $key, $state, 1, $payload)
            ON CONFLICT DO NOTHING
            RETURNING etag
            """,
            Service(key),
            GrainType(key),
            GrainKey(key),
            State(key),
            ("$payload", payload));

    private static long? Update(SqliteSession session, GrainStateKey key, long expected, byte[]? payload) =>
        (long?)session.QueryScalar(
            $"UPDATE grain_state SET etag = etag + 1, payload = $payload WHERE {OfKey} AND etag = $expected RETURNING etag",
            Service(key),
            GrainType(key),
            GrainKey(key),
            State(key),
            ("$payload", payload),
            ("$expected", expected));

    private static (string, object?) Service(GrainStateKey key) => ("$service", key.ServiceId);

    private static (string, object?) GrainType(GrainStateKey key) => ("$type", key.GrainType);

    private static (string, object?) GrainKey(GrainStateKey key) => ("$key", key.GrainKey);

    private static (string, object?) State(GrainStateKey key) => ("$state", key.StateName);
}
