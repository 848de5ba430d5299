using OrleansTune.Contracts;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Telemetry.Health;

namespace OrleansTune.Gateway.Health;

/// <summary>The routes by which an orchestrator sees whether the host lives and can serve.</summary>
internal static class HealthEndpoints
{
    /// <summary>The route that does not ask the cluster.</summary>
    public const string Live = "/health/live";

    private const string Ready = "/health/ready";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapProbe(Live, HealthTags.Live, "Answers as long as the process turns, with what was looked at.");
        routes.MapProbe(Ready, HealthTags.Ready, "Answers when the cluster does and its storage takes writes; otherwise names what fails.");
    }

    private static void MapProbe(this IEndpointRouteBuilder routes, string path, string tag, string summary)
    {
        Delegate answer = (HttpContext http) => HealthAnswer.WriteAsync(http, tag);
        routes.MapGet(path, answer).AllowAnonymous()
            .Describe(tag, summary)
            .Gives<ProbeAnswer>().Refuses(StatusCodes.Status503ServiceUnavailable);
    }
}
