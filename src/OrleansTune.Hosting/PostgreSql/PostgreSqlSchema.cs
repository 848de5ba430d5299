using System.Globalization;
using Npgsql;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>Brings a database to the tables this program knows, by the scripts of <c>deploy/sql/postgresql</c>.</summary>
internal static class PostgreSqlSchema
{
    private const string Scripts = "postgresql/";

    /// <summary>Any number, the same in every program that ever upgrades the schema: whoever holds this lock is alone at it.</summary>
    private const long UpgradeLock = 0x6F726C65616E7374;

    private static readonly string[] Steps =
        [.. typeof(PostgreSqlSchema).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Scripts, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The version this program reads and writes: the number of its last script.</summary>
    public static int Version => Steps.Length;

    /// <summary>
    /// Applies the scripts that the database lacks, all or none. Hosts that start together wait for the first of them.
    /// </summary>
    /// <exception cref="StorageUnavailableException">
    /// The database cannot be reached or used, or was written by a newer program; nothing was changed.
    /// </exception>
    public static async Task UpgradeAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({UpgradeLock})", cancellationToken);
            await ExecuteAsync(
                connection,
                "CREATE TABLE IF NOT EXISTS orleanstune_schema (version integer PRIMARY KEY, script text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
                cancellationToken);
            var version = await ReadVersionAsync(connection, cancellationToken);
            if (version > Version)
            {
                throw new StorageUnavailableException(
                    $"The database '{connection.Database}' was written by a newer version of OrleansTune (schema {version}; this one knows {Version}). "
                    + "Start that version, or give this one its own database.");
            }

            foreach (var step in Steps.AsMemory(version).ToArray())
            {
                await ApplyAsync(connection, step, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new StorageUnavailableException($"The PostgreSQL database cannot be used: {e.Message}", e);
        }
    }

    private static async Task<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM orleanstune_schema", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string step, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(PostgreSqlSchema).Assembly.GetManifestResourceStream(step)!);
        await ExecuteAsync(connection, await reader.ReadToEndAsync(cancellationToken), cancellationToken);
        var script = step[Scripts.Length..];
        await using var note = new NpgsqlCommand("INSERT INTO orleanstune_schema (version, script) VALUES ($1, $2)", connection);
        note.Parameters.Add(new() { Value = int.Parse(script.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture) });
        note.Parameters.Add(new() { Value = script });
        await note.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The scripts are this program's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
