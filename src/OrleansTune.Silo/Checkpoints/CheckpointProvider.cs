namespace OrleansTune.Silo.Checkpoints;

/// <summary>Where checkpoints are kept.</summary>
public enum CheckpointProvider
{
    /// <summary>Files of a directory, which all hosts of the cluster share.</summary>
    Directory,

    /// <summary>Blobs of a container of Azure Storage.</summary>
    AzureBlob,
}
