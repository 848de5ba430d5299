namespace OrleansTune.Hosting.Storage;

/// <summary>What only the PostgreSQL store reads. Bound from the configuration section <c>Storage:PostgreSql</c>.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>The name of this store in <c>Storage:Provider</c>.</summary>
    public const string ProviderName = "PostgreSql";

    /// <summary>
    /// How to reach the database, in Npgsql's form: <c>Host=db;Database=orleanstune;Username=tuner;Password=…</c>. The user
    /// must own the database or may create tables in its default schema. Every host of a cluster names the same database.
    /// </summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>
    /// Transactions under way at once from one silo, each with a connection of its own; what waits meanwhile shares the next
    /// one. From 1 to 16; default: 2.
    /// </summary>
    public int Writers { get; set; } = 2;
}
