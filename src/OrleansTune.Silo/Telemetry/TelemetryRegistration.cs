using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Telemetry.Health;

namespace OrleansTune.Silo.Telemetry;

/// <summary>Registers what a silo and a host that trains tell of themselves, beside what every host does.</summary>
internal static class TelemetryRegistration
{
    /// <summary>For a host with a checkpoint store.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="directory">Where the checkpoints are kept; null when not on a disk of this host.</param>
    public static void AddCheckpointTelemetry(this IServiceCollection services, Func<IServiceProvider, string?> directory)
    {
        services.AddSingleton<CheckpointInstruments>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<CheckpointUsage>(provider, new CheckpointVolume(directory(provider))));
    }

    /// <summary>For a host with a trainer agent.</summary>
    public static void AddTrainerTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<TrainerInstruments>();
        services.AddSingleton<TrainerPulse>();
        services.AddHealthChecks().AddCheck<TrainerHealthCheck>("trainer", tags: [HealthTags.Ready]);
    }
}
