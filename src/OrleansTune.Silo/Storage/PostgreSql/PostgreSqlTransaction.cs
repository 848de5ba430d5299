using Npgsql;
using NpgsqlTypes;

namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>Puts writes of different rows into one transaction and one round trip: one statement for all new rows, one for all others.</summary>
internal static class PostgreSqlTransaction
{
    private const string Insert =
        """
        INSERT INTO orleanstune_grain_state (service_id, grain_type, grain_key, state_name, etag, payload)
        SELECT service_id, grain_type, grain_key, state_name, 1, payload
        FROM unnest($1, $2, $3, $4, $5) AS w (service_id, grain_type, grain_key, state_name, payload)
        ON CONFLICT DO NOTHING
        RETURNING service_id, grain_type, grain_key, state_name, etag
        """;

    private const string Update =
        """
        UPDATE orleanstune_grain_state AS s SET etag = s.etag + 1, payload = w.payload
        FROM unnest($1, $2, $3, $4, $5, $6) AS w (service_id, grain_type, grain_key, state_name, payload, expected)
        WHERE s.service_id = w.service_id AND s.grain_type = w.grain_type AND s.grain_key = w.grain_key AND s.state_name = w.state_name
            AND s.etag = w.expected
        RETURNING s.service_id, s.grain_type, s.grain_key, s.state_name, s.etag
        """;

    /// <summary>Commits the writes that find the ETag they expect, and returns the new ETags of their rows.</summary>
    /// <exception cref="NpgsqlException">Nothing was written, or, when the connection broke, perhaps everything.</exception>
    public static async Task<Dictionary<GrainStateKey, long>> CommitAsync(NpgsqlConnection connection, IReadOnlyList<PostgreSqlWrite> writes)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (writes.Any(write => write.Expected is null))
        {
            batch.BatchCommands.Add(Command(Insert, [.. writes.Where(write => write.Expected is null)]));
        }

        PostgreSqlWrite[] updates = [.. writes.Where(write => write.Expected is not null)];
        if (updates.Length > 0)
        {
            var command = Command(Update, updates);
            command.Parameters.Add(Array(NpgsqlDbType.Bigint, updates.Select(write => write.Expected!.Value)));
            batch.BatchCommands.Add(command);
        }

        var written = new Dictionary<GrainStateKey, long>(writes.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                var grain = GrainId.Create(reader.GetString(1), reader.GetString(2));
                written.Add(new(reader.GetString(0), grain, reader.GetString(3)), reader.GetInt64(4));
            }
        }
        while (await reader.NextResultAsync());
        return written;
    }

    private static NpgsqlBatchCommand Command(string sql, PostgreSqlWrite[] writes) => new(sql)
    {
        Parameters =
        {
            Array(NpgsqlDbType.Text, writes.Select(write => write.Key.ServiceId)),
            Array(NpgsqlDbType.Text, writes.Select(write => write.Key.GrainType)),
            Array(NpgsqlDbType.Text, writes.Select(write => write.Key.GrainKey)),
            Array(NpgsqlDbType.Text, writes.Select(write => write.Key.StateName)),
            Array(NpgsqlDbType.Bytea, writes.Select(write => write.Payload)),
        },
    };

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [.. values] };
}
