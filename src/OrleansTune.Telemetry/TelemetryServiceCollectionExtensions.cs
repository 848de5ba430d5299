using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OrleansTune.Core.Telemetry;
using OrleansTune.Telemetry.Health;
using OrleansTune.Telemetry.Metrics;
using OrleansTune.Telemetry.Traces;

namespace OrleansTune.Telemetry;

/// <summary>Registers what a host of any role tells of itself.</summary>
public static class TelemetryServiceCollectionExtensions
{
    private const string ServiceName = "orleanstune";

    /// <summary>
    /// Registers metrics for Prometheus, health checks and, where the standard <c>OTEL_EXPORTER_OTLP_*</c> variables name an endpoint, the
    /// export of metrics, traces and logs. Registering it again, for a further role of the same host, changes nothing.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, with the section <see cref="TelemetryOptions.Section"/>.</param>
    public static IServiceCollection AddOrleansTuneTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(s => s.ImplementationType == typeof(TelemetryOptionsValidator)))
            return services;
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        services.AddHealth();
        services.AddHostedService<TelemetryListener>();
        var otlp = OtlpSignals.Of(configuration);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, configuration))
            .WithMetrics(metrics => metrics.AddProduct(otlp.Metrics));
        if (otlp.Traces)
            telemetry.WithTracing(traces => traces.AddProduct(configuration));
        if (otlp.Logs)
            telemetry.WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeFormattedMessage = true);
        // What is exported does not depend on how much a host prints.
        services.AddLogging(logging => logging.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Information));
        return services;
    }

    private static void Describe(ResourceBuilder resource, IConfiguration configuration)
    {
        // The default resource has read the variables that name a service already.
        if (configuration["OTEL_SERVICE_NAME"] is null && configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.name=", StringComparison.Ordinal) != true)
            resource.AddService(ServiceName, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
    }
}
