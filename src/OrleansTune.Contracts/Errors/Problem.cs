namespace OrleansTune.Contracts;

/// <summary>The body of every answer that is an error: problem details (RFC 9457, <c>application/problem+json</c>) with a stable code.</summary>
public sealed record Problem
{
    /// <summary>The media type of the body.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A URI for the kind of problem; <c>about:blank</c> when null.</summary>
    public string? Type { get; init; }

    /// <summary>The kind of problem in a few words, for people.</summary>
    public string? Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>What happened this time and what to do about it, for people.</summary>
    public string? Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public string? Instance { get; init; }

    /// <summary>What went wrong, for programs: one of <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Every fault of the request with its field; null when the problem is not in a field.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>The trace under which the server recorded the request.</summary>
    public string? TraceId { get; init; }
}
