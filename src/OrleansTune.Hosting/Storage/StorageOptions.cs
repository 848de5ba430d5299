namespace OrleansTune.Hosting.Storage;

/// <summary>Where a cluster keeps its studies and its membership. Bound from the configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// The store, by name; letter case does not matter. <c>Sqlite</c>, the default, needs no set-up and serves one machine;
    /// <c>PostgreSql</c> and <c>AzureStorage</c> serve a cluster.
    /// </summary>
    public string Provider { get; set; } = SqliteStorageOptions.ProviderName;

    /// <summary>
    /// The data directory, created when missing. A relative path is taken from the current directory. With <c>Sqlite</c> one
    /// server at a time may use it; the other stores use it for checkpoints only. Default: <c>orleanstune-data</c>.
    /// </summary>
    public string Directory { get; set; } = "orleanstune-data";

    /// <summary>What only the embedded store reads.</summary>
    public SqliteStorageOptions Sqlite { get; set; } = new();

    /// <summary>What only the PostgreSQL store reads.</summary>
    public PostgreSqlStorageOptions PostgreSql { get; set; } = new();

    /// <summary>What only the Azure store reads.</summary>
    public AzureStorageOptions AzureStorage { get; set; } = new();

    /// <summary>Whether the store is the one of that name.</summary>
    internal bool Is(string provider) => string.Equals(Provider, provider, StringComparison.OrdinalIgnoreCase);
}
