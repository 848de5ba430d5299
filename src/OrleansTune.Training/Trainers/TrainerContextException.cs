using OrleansTune.Core.Spaces;

namespace OrleansTune.Training.Trainers;

/// <summary>A trainer cannot use what it was given: the trial fails, and trying again does not help.</summary>
public sealed class TrainerContextException : TrainingImpossibleException
{
    /// <summary>An error of the named trainer.</summary>
    public TrainerContextException(string trainer, IReadOnlyList<PointError> errors)
        : base($"The trainer '{trainer}' cannot start: {string.Join(" ", errors.Select(error => $"'{error.Parameter}' {error.Message}"))}")
    {
        Errors = errors;
    }

    /// <summary>Every fault, each with the name of the parameter, or <c>data</c>.</summary>
    public IReadOnlyList<PointError> Errors { get; }
}
