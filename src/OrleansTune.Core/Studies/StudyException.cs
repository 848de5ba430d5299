namespace OrleansTune.Core.Studies;

/// <summary>A study refused a command; nothing was changed. What the caller must do follows from <see cref="Code"/>.</summary>
public sealed class StudyException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="code">One of <see cref="RefusalCodes"/>.</param>
    /// <param name="message">What is wrong and what was expected, for people.</param>
    /// <param name="errors">The faulty fields, if it is about fields.</param>
    public StudyException(string code, string message, IReadOnlyList<SpecError>? errors = null)
        : base(message)
    {
        Code = code;
        Errors = errors ?? [];
    }

    /// <summary>One of <see cref="RefusalCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The faulty fields; empty when the refusal is not about fields.</summary>
    public IReadOnlyList<SpecError> Errors { get; }

    /// <summary>A refusal of a request for one faulty field.</summary>
    public static StudyException Field(string field, string message) =>
        new(RefusalCodes.InvalidRequest, $"{field}: {message}", [new(field, message)]);
}
