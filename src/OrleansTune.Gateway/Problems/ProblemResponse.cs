using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Telemetry;

namespace OrleansTune.Gateway.Problems;

/// <summary>Writes problem details (RFC 9457) as the answer to a request.</summary>
internal static class ProblemResponse
{
    public static async Task WriteProblemAsync(
        this HttpContext http, int status, string code, string detail, IReadOnlyList<FieldError>? errors = null)
    {
        var problem = new Problem
        {
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Code = code,
            Detail = detail,
            Instance = http.Request.Path,
            Errors = errors is { Count: > 0 } ? errors : null,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
        http.RequestServices.GetRequiredService<GatewayInstruments>().Refused(code, status, http.Features.Get<Caller>()?.Tenant);
        http.Response.StatusCode = status;
        http.Response.ContentType = Problem.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, ContractsJsonContext.Default.Problem), http.RequestAborted);
    }
}
