using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>A call did not succeed. The derived types are named by what the caller can do about it.</summary>
public abstract class OrleansTuneException : Exception
{
    private protected OrleansTuneException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Problem = problem;
    }

    /// <summary>The HTTP status of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The server's own words; null when it did not give any.</summary>
    public Problem? Problem { get; }

    /// <summary>What went wrong, for programs: one of <see cref="ErrorCodes"/>; null when the server did not say.</summary>
    public string? Code => Problem?.Code;
}
