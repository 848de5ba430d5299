namespace OrleansTune.Training.Checkpoints;

/// <summary>A checkpoint does not fit into what the store, or its tenant, may hold.</summary>
public sealed class CheckpointStoreFullException : IOException
{
    /// <summary>An error about a checkpoint of some bytes, in a store that holds and may hold so many.</summary>
    public CheckpointStoreFullException(long needed, long used, long most)
        : base($"A checkpoint of {needed} bytes does not fit: the store holds {used} of at most {most} bytes (Trainer:Checkpoints:MaxBytes), "
            + "and the spare checkpoints of paused trials are gone already. Raise the limit, or delete studies that are no longer needed.")
    {
    }

    /// <summary>An error about a checkpoint of some bytes, of a tenant that keeps and may keep so many.</summary>
    public CheckpointStoreFullException(string tenant, long needed, long used, long most)
        : base($"A checkpoint of {needed} bytes does not fit: the tenant '{tenant}' keeps {used} of at most {most} bytes (quota checkpointBytes), "
            + "and the spare checkpoints of its paused trials are gone already. Delete studies that are no longer needed, or ask for more.")
    {
    }
}
