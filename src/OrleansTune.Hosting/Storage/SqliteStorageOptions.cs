namespace OrleansTune.Hosting.Storage;

/// <summary>What only the embedded store reads. Bound from the configuration section <c>Storage:Sqlite</c>.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>The name of this store in <c>Storage:Provider</c>.</summary>
    public const string ProviderName = "Sqlite";

    /// <summary>Every commit reaches the disk before it is acknowledged.</summary>
    public const string Full = "Full";

    /// <summary>Commits reach the operating system before they are acknowledged, and the disk some time later.</summary>
    public const string Normal = "Normal";

    /// <summary>
    /// <c>Full</c>, the default: an acknowledged write survives a loss of power. <c>Normal</c>: it survives the death of the
    /// process, but the last ones may be lost with the machine; faster on slow disks. Letter case does not matter.
    /// </summary>
    public string Synchronous { get; set; } = Full;
}
