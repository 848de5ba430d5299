using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The tenant's quota is used up: wait for <see cref="RetryAfter"/>, free something, or have the quota raised. (429)</summary>
public sealed class QuotaExceededException : OrleansTuneException
{
    internal QuotaExceededException(string message, HttpStatusCode? status, Problem? problem, TimeSpan? retryAfter)
        : base(message, status, problem) => RetryAfter = retryAfter;

    /// <summary>After how long the same call may succeed; null when waiting alone does not help.</summary>
    public TimeSpan? RetryAfter { get; }
}
