namespace OrleansTune.Training.Checkpoints;

/// <summary>A checkpoint cannot be used: go back to an older one, or to the start.</summary>
public abstract class CheckpointException : Exception
{
    private protected CheckpointException(CheckpointReference reference, string message)
        : base(message)
    {
        Reference = reference;
    }

    /// <summary>The checkpoint.</summary>
    public CheckpointReference Reference { get; }
}
