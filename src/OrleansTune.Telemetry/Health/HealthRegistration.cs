using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansTune.Telemetry.Health;

/// <summary>Registers the health checks that every role has.</summary>
internal static class HealthRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HealthInstruments>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<HealthInstruments>());
        services.Configure<HealthCheckPublisherOptions>(publishing =>
        {
            publishing.Delay = TimeSpan.FromSeconds(5);
            publishing.Period = TimeSpan.FromSeconds(15);
        });
        services.AddHealthChecks()
            .AddCheck<ThreadsHealthCheck>("threads", tags: [HealthTags.Live], timeout: Patience)
            .AddCheck<ClusterHealthCheck>("cluster", tags: [HealthTags.Ready], timeout: Patience)
            .AddCheck<StorageHealthCheck>("storage", tags: [HealthTags.Ready], timeout: Patience);
    }
}
