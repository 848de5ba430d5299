using Microsoft.Data.Sqlite;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>Brings a database to the tables this program knows; the version is kept in <c>PRAGMA user_version</c>.</summary>
internal static class SqliteSchema
{
    /// <summary>
    /// The step at index <c>n</c> leads from version <c>n</c> to <c>n + 1</c>. Steps that were released never change.
    /// </summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE grain_state (
            service_id TEXT NOT NULL,
            grain_type TEXT NOT NULL,
            grain_key  TEXT NOT NULL,
            state_name TEXT NOT NULL,
            etag       INTEGER NOT NULL, -- counts the writes; a cleared row stays, so that an old ETag never fits again
            payload    BLOB,             -- NULL: cleared
            PRIMARY KEY (service_id, grain_type, grain_key, state_name)
        ) STRICT;

        CREATE TABLE reminder (
            service_id    TEXT NOT NULL,
            grain_type    TEXT NOT NULL,
            grain_key     TEXT NOT NULL,
            reminder_name TEXT NOT NULL,
            grain_hash    INTEGER NOT NULL, -- place on the ring by which silos share the reminders
            start_at      INTEGER NOT NULL, -- ticks, UTC
            period        INTEGER NOT NULL, -- ticks
            etag          TEXT NOT NULL,
            PRIMARY KEY (service_id, grain_type, grain_key, reminder_name)
        ) STRICT;
        CREATE INDEX reminder_by_hash ON reminder (service_id, grain_hash);
        """,
    ];

    /// <summary>The version this program reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <exception cref="StorageUnavailableException">The database was written by a newer program.</exception>
    /// <exception cref="SqliteException">The file is no database, or a step failed and changed nothing.</exception>
    public static void Upgrade(SqliteSession session, string path)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            var version = (long)session.QueryScalar("PRAGMA user_version")!;
            if (version > Version)
            {
                throw new StorageUnavailableException(
                    $"The database '{path}' was written by a newer version of OrleansTune (schema {version}; this one knows {Version}). "
                    + "Start that version, or give this one its own directory.");
            }

            foreach (var step in Steps.AsSpan((int)version))
            {
                session.Execute(step);
            }

            session.Execute($"PRAGMA user_version = {Version}");
            session.Execute("COMMIT");
        }
        catch
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }

            throw;
        }
    }
}
