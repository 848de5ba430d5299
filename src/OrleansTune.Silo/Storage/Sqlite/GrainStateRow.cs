namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// The statements on one row of <c>grain_state</c>. Each writing one returns the row's new ETag, or null when the expected
/// ETag is not the stored one and nothing was changed.
/// </summary>
internal readonly record struct GrainStateRow(string ServiceId, GrainId GrainId, string StateName)
{
    private const string Key = "service_id = $service AND grain_type = $type AND grain_key = $key AND state_name = $state";

    private (string, object?) Service => ("$service", ServiceId);

    private (string, object?) GrainType => ("$type", GrainId.Type.ToString());

    private (string, object?) GrainKey => ("$key", GrainId.Key.ToString());

    private (string, object?) State => ("$state", StateName);

    /// <summary>The stored row, its payload null when cleared; null when it never was written.</summary>
    public (long ETag, byte[]? Payload)? Read(SqliteSession session)
    {
        var rows = session.Query<(long, byte[]?)?>(
            reader => (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)),
            $"SELECT etag, payload FROM grain_state WHERE {Key}",
            Service,
            GrainType,
            GrainKey,
            State);
        return rows.SingleOrDefault();
    }

    public long? ReadETag(SqliteSession session) =>
        (long?)session.QueryScalar($"SELECT etag FROM grain_state WHERE {Key}", Service, GrainType, GrainKey, State);

    public long? Insert(SqliteSession session, byte[] payload) =>
        (long?)session.QueryScalar(
            """
            INSERT INTO grain_state (service_id, grain_type, grain_key, state_name, etag, payload)
            VALUES ($service, $type, $key, $state, 1, $payload)
            ON CONFLICT DO NOTHING
            RETURNING etag
            """,
            Service,
            GrainType,
            GrainKey,
            State,
            ("$payload", payload));

    /// <param name="session">The writer's connection.</param>
    /// <param name="expected">The ETag the row must have.</param>
    /// <param name="payload">The new state, or null to clear it.</param>
    public long? Update(SqliteSession session, long expected, byte[]? payload) =>
        (long?)session.QueryScalar(
            $"UPDATE grain_state SET etag = etag + 1, payload = $payload WHERE {Key} AND etag = $expected RETURNING etag",
            Service,
            GrainType,
            GrainKey,
            State,
            ("$payload", payload),
            ("$expected", expected));
}
