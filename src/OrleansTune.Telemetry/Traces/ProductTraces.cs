using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry.Traces;

/// <summary>The traces that leave a host: requests, the grain calls and storage operations under them, and the product's own spans.</summary>
internal static class ProductTraces
{
    /// <summary>
    /// Calls of grains and what they store. Orleans takes every interface whose namespace begins with "Orleans", ours among them, for
    /// its own: our calls come from the source that is meant for the runtime's, whose talk with itself <see cref="EntrySampler"/> drops.
    /// </summary>
    private static readonly string[] OfOrleans = ["Microsoft.Orleans.Runtime", "Microsoft.Orleans.Storage"];

    public static void AddProduct(this TracerProviderBuilder traces, IConfiguration configuration)
    {
        traces.AddSource([OrleansTuneTelemetry.Name, .. OfOrleans]);
        traces.AddAspNetCoreInstrumentation(http => http.Filter = IsOfUsers);
        traces.SetSampler(provider => TraceSampling.Create(
            configuration["OTEL_TRACES_SAMPLER"],
            configuration["OTEL_TRACES_SAMPLER_ARG"],
            provider.GetRequiredService<IOptions<TelemetryOptions>>().Value.TraceRatio));
        traces.AddOtlpExporter();
    }

    /// <summary>Probes and scrapes would outnumber what anybody looks for.</summary>
    private static bool IsOfUsers(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/metrics");
}
