using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Isolation;

/// <summary>A trainer threw in its process.</summary>
/// <param name="Type">The exception's type, without its namespace.</param>
/// <param name="Message">Its message.</param>
/// <param name="IsFinal">Whether it says that the trial cannot be trained.</param>
internal sealed record ChildFault(string Type, string Message, bool IsFinal = false)
{
    public static ChildFault Of(Exception error) => new(error.GetType().Name, error.Message, error is TrainingImpossibleException);

    /// <summary>The exception that a caller of the trainer gets: the ones that the trainer's interface names as they were, others as one.</summary>
    public Exception ToException(CancellationToken cancellationToken) => Type switch
    {
        _ when IsFinal => new TrainingImpossibleException(Message),
        nameof(OperationCanceledException) => new OperationCanceledException(Message, cancellationToken),
        nameof(InvalidOperationException) => new InvalidOperationException(Message),
        nameof(InvalidDataException) => new InvalidDataException(Message),
        nameof(Processes.TrainerProcessException) => new Processes.TrainerProcessException(Message),
        _ => new Processes.TrainerProcessException($"{Type}: {Message}"),
    };
}
