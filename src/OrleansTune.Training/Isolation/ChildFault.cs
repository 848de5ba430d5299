namespace OrleansTune.Training.Isolation;

/// <summary>A trainer threw in its process.</summary>
/// <param name="Type">The exception's type, without its namespace.</param>
/// <param name="Message">Its message.</param>
internal sealed record ChildFault(string Type, string Message)
{
    public static ChildFault Of(Exception error) => new(error.GetType().Name, error.Message);

    /// <summary>The exception that a caller of the trainer gets: the ones that the trainer's interface names as they were, others as one.</summary>
    public Exception ToException(CancellationToken cancellationToken) => Type switch
    {
        nameof(OperationCanceledException) => new OperationCanceledException(Message, cancellationToken),
        nameof(InvalidOperationException) => new InvalidOperationException(Message),
        nameof(InvalidDataException) => new InvalidDataException(Message),
        nameof(Processes.TrainerProcessException) => new Processes.TrainerProcessException(Message),
        _ => new Processes.TrainerProcessException($"{Type}: {Message}"),
    };
}
