using System.Net;
using System.Text.Json;
using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>Makes the typed error of an answer that is none of the expected ones.</summary>
internal static class ErrorMapping
{
    public static async Task<OrleansTuneException> ReadErrorAsync(this HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await ReadProblemAsync(response, cancellationToken);
        string message = Describe(response, problem);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new AuthenticationException(message, response.StatusCode, problem),
            HttpStatusCode.Forbidden => new ForbiddenException(message, response.StatusCode, problem),
            HttpStatusCode.NotFound => new NotFoundException(message, response.StatusCode, problem),
            HttpStatusCode.Conflict => new ConflictException(message, response.StatusCode, problem),
            var away when RetryingHandler.IsAway(away) => new ServiceUnavailableException(message, response.StatusCode, problem),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new InvalidRequestException(message, response.StatusCode, problem),
            _ => new ServerFaultException(message, response.StatusCode, problem),
        };
    }

    private static string Describe(HttpResponseMessage response, Problem? problem)
    {
        if (problem is null)
            return $"The server answered {(int)response.StatusCode} {response.ReasonPhrase} to {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}.";
        string said = problem.Detail ?? problem.Title ?? problem.Code ?? $"The server answered {(int)response.StatusCode}.";
        return problem.Errors is { Count: > 0 } errors
            ? $"{said} {string.Join(" ", errors.Select(e => $"{e.Field}: {e.Message}"))}"
            : said;
    }

    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not (Problem.MediaType or "application/json"))
            return null;
        try
        {
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(body, ContractsJsonContext.Default.Problem);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            // The status alone still makes a typed error.
            return null;
        }
    }
}
