using Npgsql;
using OrleansTune.Hosting.PostgreSql;

namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>The table <c>orleanstune_grain_state</c>.</summary>
internal sealed class PostgreSqlGrainStateTable(NpgsqlDataSource source, PostgreSqlWriter writer) : IGrainStateTable
{
    public async Task<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        await using var command = source.Command(
            """
            SELECT etag, payload FROM orleanstune_grain_state
            WHERE service_id = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4
            """,
            key.ServiceId,
            key.GrainType,
            key.GrainKey,
            key.StateName);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new(reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<byte[]>(1));
    }

    public Task<long?> WriteAsync(GrainStateKey key, long? expected, byte[]? payload, CancellationToken cancellationToken) =>
        writer.WriteAsync(new(key, expected, payload), cancellationToken);

    public bool IsFull(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull };
}
