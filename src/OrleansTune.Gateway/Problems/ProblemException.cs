using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Problems;

/// <summary>The gateway itself refuses a request; nothing was changed.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="message">What is wrong and what was expected, for people.</param>
/// <param name="errors">The faulty fields, if it is about fields.</param>
internal sealed class ProblemException(int status, string code, string message, IReadOnlyList<FieldError>? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<FieldError>? Errors { get; } = errors;

    /// <summary>A refusal of a request for its faulty fields.</summary>
    public static ProblemException Invalid(IReadOnlyList<FieldError> errors) => new(
        StatusCodes.Status400BadRequest,
        ErrorCodes.InvalidRequest,
        errors.Count == 1 ? $"{errors[0].Field}: {errors[0].Message}" : $"The request has {errors.Count} faults.",
        errors);

    /// <summary>A refusal of a request for one faulty field.</summary>
    public static ProblemException Field(string field, string message) => Invalid([new(field, message)]);

    /// <summary>The tenant has no study of that name.</summary>
    public static ProblemException StudyNotFound(string name) => NotFound(ErrorCodes.StudyNotFound, $"There is no study '{name}'.");

    /// <summary>There is no such thing.</summary>
    public static ProblemException NotFound(string code, string message) => new(StatusCodes.Status404NotFound, code, message);
}
