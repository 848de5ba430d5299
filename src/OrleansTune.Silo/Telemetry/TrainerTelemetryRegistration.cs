using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Telemetry.Health;

namespace OrleansTune.Silo.Telemetry;

/// <summary>Registers what a host that trains tells of itself.</summary>
internal static class TrainerTelemetryRegistration
{
    /// <param name="services">The host's services.</param>
    /// <param name="checkpointDirectory">Where the checkpoints are kept; null when not on a disk of this host.</param>
    public static void AddTrainerTelemetry(this IServiceCollection services, Func<IServiceProvider, string?> checkpointDirectory)
    {
        services.AddSingleton<TrainerInstruments>();
        services.AddSingleton<CheckpointInstruments>();
        services.AddSingleton<TrainerPulse>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<CheckpointUsage>(provider, new CheckpointVolume(checkpointDirectory(provider))));
        services.AddHealthChecks().AddCheck<TrainerHealthCheck>("trainer", tags: [HealthTags.Ready]);
    }
}
