namespace OrleansTune.Silo.Checkpoints;

/// <summary>Where trials' checkpoints are kept, and how many of them. Bound from the configuration section <c>Trainer:Checkpoints</c>.</summary>
public sealed class CheckpointOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Trainer:Checkpoints";

    /// <summary>Where they are kept; the same for every host of a cluster. Default: <c>Directory</c>.</summary>
    public CheckpointProvider Provider { get; set; }

    /// <summary>The directory; null for <c>checkpoints</c> within <c>Storage:Directory</c>.</summary>
    public string? Directory { get; set; }

    /// <summary>For <c>AzureBlob</c>: the storage account's connection string; or else <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// For <c>AzureBlob</c>: the address of the account's blob service. The host signs in as Azure.Identity's default credential finds:
    /// environment, workload or managed identity.
    /// </summary>
    public Uri? ServiceUri { get; set; }

    /// <summary>For <c>AzureBlob</c>: the container, created when it does not exist. Default: <c>orleanstune-checkpoints</c>.</summary>
    public string Container { get; set; } = "orleanstune-checkpoints";

    /// <summary>
    /// Most bytes that the store may hold; null for no bound. When it is reached, trials that are not in training give up all but their
    /// newest checkpoint, those paused longest first; when that is not enough, what needs a checkpoint fails. Each trial in training
    /// may exceed it by one checkpoint for a moment. Default: null.
    /// </summary>
    public long? MaxBytes { get; set; }

    /// <summary>How often each host looks for checkpoints that nothing refers to, and deletes them. From a second; default: one hour.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);
}
