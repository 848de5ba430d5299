namespace OrleansTune.Training.Checkpoints;

/// <summary>A checkpoint's content is not what was written.</summary>
public sealed class CheckpointDamagedException : CheckpointException
{
    /// <summary>An error about the given checkpoint, whose content has the given SHA-256.</summary>
    public CheckpointDamagedException(CheckpointReference reference, string foundHash, long foundLength)
        : base(reference, $"The checkpoint '{reference}' is damaged: its {foundLength} bytes have the hash {foundHash}.")
    {
    }
}
