using Microsoft.AspNetCore.Diagnostics;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Problems;

/// <summary>Gives answers that the framework left without a body (no such route, wrong method, wrong media type) their problem details.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var request = http.Request;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => http.WriteProblemAsync(
                StatusCodes.Status404NotFound, ErrorCodes.NotFound, $"There is no route {request.Path}; /openapi/v1.json lists them."),
            StatusCodes.Status405MethodNotAllowed => http.WriteProblemAsync(
                StatusCodes.Status405MethodNotAllowed,
                ErrorCodes.MethodNotAllowed,
                $"{request.Path} does not take {request.Method}; it takes {http.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => http.WriteProblemAsync(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, "Expected a body of Content-Type application/json."),
            _ => Task.CompletedTask,
        };
    }
}
