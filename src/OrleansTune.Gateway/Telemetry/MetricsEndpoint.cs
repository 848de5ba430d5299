using System.Net;
using Microsoft.AspNetCore.Authorization;
using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.Telemetry;

/// <summary>The route that Prometheus scrapes.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Series name every tenant and its studies: they are for callers of the same machine, and for the operator's own admin keys.</summary>
    public const string Policy = "metrics";

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policy);

    public static void AddPolicy(AuthorizationOptions options) => options.AddPolicy(
        Policy,
        policy => policy.AddAuthenticationSchemes(BearerHandler.SchemeName).RequireAssertion(context => context.Resource is HttpContext http && MayRead(http)));

    private static bool MayRead(HttpContext http) =>
        http.Features.Get<Caller>() is { IsOperator: true } || IsLocal(http);

    /// <summary>Whether the caller sits on this machine, and not before a proxy that does.</summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Via", StringComparison.OrdinalIgnoreCase));
}
