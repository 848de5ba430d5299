namespace OrleansTune.Training.Processes;

/// <summary>A process that trains ended, hung or broke its protocol. The attempt is lost; the message holds the process's last output.</summary>
public sealed class TrainerProcessException : Exception
{
    /// <summary>An error with the given message.</summary>
    public TrainerProcessException(string message)
        : base(message)
    {
    }

    /// <summary>An error with the given message, and what was behind it.</summary>
    public TrainerProcessException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
