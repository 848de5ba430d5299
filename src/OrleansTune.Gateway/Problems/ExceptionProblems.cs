using Microsoft.AspNetCore.Diagnostics;
using OrleansTune.Contracts;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Problems;

/// <summary>Turns whatever a handler threw into problem details; what a client cannot help with says nothing of the server's inside.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 1;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await WriteAsync(httpContext, exception);
        return true;
    }

    private Task WriteAsync(HttpContext http, Exception exception)
    {
        switch (exception)
        {
            case ProblemException refused:
                return http.WriteProblemAsync(refused.Status, refused.Code, refused.Message, refused.Errors);
            case StudyException refused:
                FieldError[] errors = [.. refused.Errors.Select(e => new FieldError(e.Field, e.Message))];
                int status = StatusOf(refused.Code);
                if (status == StatusCodes.Status429TooManyRequests)
                    http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
                return http.WriteProblemAsync(status, refused.Code, refused.Message, errors);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return http.WriteProblemAsync(StatusCodes.Status413PayloadTooLarge, ErrorCodes.BodyTooLarge, "The body is larger than the server takes.");
            case BadHttpRequestException bad:
                return http.WriteProblemAsync(bad.StatusCode, ErrorCodes.InvalidRequest, "The request is malformed or broke off.");
            case var passing when PassingTrouble.Is(passing):
                LogUnavailable(logger, exception, http.Request.Method, http.Request.Path);
                http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
                return http.WriteProblemAsync(
                    StatusCodes.Status503ServiceUnavailable,
                    ErrorCodes.Unavailable,
                    $"{Trouble(passing)} Try again; with the same idempotency key that is safe.");
            default:
                LogFault(logger, exception, http.Request.Method, http.Request.Path);
                return http.WriteProblemAsync(
                    StatusCodes.Status500InternalServerError,
                    ErrorCodes.Internal,
                    "A fault of the server; its log has the details under the trace id.");
        }
    }

    private static string Trouble(Exception passing) =>
        passing is StudyUnavailableException study ? study.Message : "The server starts, stops or cannot reach its storage.";

    private static int StatusOf(string code) => code switch
    {
        RefusalCodes.QuotaExceeded => StatusCodes.Status403Forbidden,
        RefusalCodes.RunningQuotaReached or RefusalCodes.Overloaded => StatusCodes.Status429TooManyRequests,
        _ when code.StartsWith("invalid_", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ when code.EndsWith("_not_found", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}
