using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Requests;

/// <summary>The header by which a repeated request gets the first one's answer.</summary>
internal static class IdempotencyKey
{
    private const int MaxLength = 200;

    /// <summary>The request's key; null when it has none.</summary>
    /// <exception cref="ProblemException">It is not 1 to 200 visible ASCII characters.</exception>
    public static string? RequestKey(this HttpContext http)
    {
        var given = http.Request.Headers[ApiHeaders.IdempotencyKey];
        if (given.Count == 0)
            return null;
        return given is [{ Length: > 0 and <= MaxLength } key] && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw ProblemException.Field(ApiHeaders.IdempotencyKey, $"expected one value of 1 to {MaxLength} visible ASCII characters.");
    }
}
