using OrleansTune.Contracts;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Health;

/// <summary>The routes by which an orchestrator sees whether the gateway lives and can serve.</summary>
internal static class HealthEndpoints
{
    /// <summary>The route that does not ask the cluster.</summary>
    public const string Live = "/health/live";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, () => TypedResults.Text("live")).AllowAnonymous()
            .Describe("live", "Answers as long as the process lives.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous()
            .Describe("ready", "Answers when the cluster does.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain").Refuses(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        try
        {
            await grains.GetGrain<ITenantGrain>("default").GetAsync(http.RequestAborted).WaitAsync(Patience, time, http.RequestAborted);
            return TypedResults.Text("ready");
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Whatever the cluster's trouble is, the answer is the same: no traffic to this gateway for now.
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, $"The cluster does not answer ({e.GetType().Name}).");
        }
    }
}
