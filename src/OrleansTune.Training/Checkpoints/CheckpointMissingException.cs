namespace OrleansTune.Training.Checkpoints;

/// <summary>The store holds no such checkpoint.</summary>
public sealed class CheckpointMissingException : CheckpointException
{
    /// <summary>An error about the given checkpoint.</summary>
    public CheckpointMissingException(CheckpointReference reference)
        : base(reference, $"There is no checkpoint '{reference}'.")
    {
    }
}
