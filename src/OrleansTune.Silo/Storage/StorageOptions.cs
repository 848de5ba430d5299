using OrleansTune.Silo.Storage.Sqlite;

namespace OrleansTune.Silo.Storage;

/// <summary>Where a server keeps its studies. Bound from the configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Storage";

    /// <summary>The store, by name. <c>Sqlite</c>, the default, needs no set-up and serves one machine.</summary>
    public string Provider { get; set; } = SqliteStorageOptions.ProviderName;

    /// <summary>
    /// The data directory, created when missing. A relative path is taken from the current directory. One server at a time
    /// may use it. Default: <c>orleanstune-data</c>.
    /// </summary>
    public string Directory { get; set; } = "orleanstune-data";

    /// <summary>What only the embedded store reads.</summary>
    public SqliteStorageOptions Sqlite { get; set; } = new();
}
