namespace OrleansTune.Hosting.Storage;

/// <summary>What only the Azure store reads. Bound from the configuration section <c>Storage:AzureStorage</c>.</summary>
/// <remarks>Programs built with <c>-p:AzureStorage=true</c> have this store; others refuse its name.</remarks>
public sealed class AzureStorageOptions
{
    /// <summary>The name of this store in <c>Storage:Provider</c>.</summary>
    public const string ProviderName = "AzureStorage";

    /// <summary>Whether this program was built with the store.</summary>
    public static bool IsBuiltIn =>
#if AZURE_STORAGE
        true;
#else
        false;
#endif

    /// <summary>The storage account's connection string: grain state goes to its blobs, membership and reminders to its tables.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>The container of grain state, created when missing. Default: <c>orleanstune-grains</c>.</summary>
    public string Container { get; set; } = "orleanstune-grains";
}
