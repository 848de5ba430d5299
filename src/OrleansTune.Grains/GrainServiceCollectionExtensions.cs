using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Grains.Compute;
using OrleansTune.Grains.Slots;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains;

/// <summary>Registers what the grains need.</summary>
public static class GrainServiceCollectionExtensions
{
    // Beyond what any grain has to do with in good times, and a bound of memory in bad ones.
    private const int MostRequestsOfGrain = 20_000;

    /// <summary>
    /// Registers the services of the study, trial, broker and tenant grains. The host adds a default
    /// grain storage, reminders, an <see cref="IExecutionValidator"/> and an <see cref="Trials.ICheckpointReclaimer"/>.
    /// </summary>
    public static IServiceCollection AddOrleansTuneGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new SamplerCatalog(SamplerCatalog.BuiltIn.Concat(provider.GetServices<ISamplerFactory>())));
        services.TryAddSingleton(SchedulerCatalog.Default);
        services.TryAddSingleton<ComputePool>();
        services.TryAddSingleton<StudyFactory>();
        services.AddOptions<FairShareOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<FairShareOptions>, FairShareOptionsValidator>();
        services.AddMetrics();
        services.TryAddSingleton<LeaseInstruments>();
        services.TryAddSingleton<StudyGauges>();
        services.TryAddSingleton<StudyInstruments>();
        services.TryAddSingleton<SlotInstruments>();
        services.TryAddSingleton<TenantGauges>();
        services.AddOptions<StudyOptions>().ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<StudyOptions>, StudyOptionsValidator>();
        services.AddOptions<GrainCollectionOptions>().Configure<IOptions<StudyOptions>>(
            (collection, studies) => collection.ClassSpecificCollectionAge[typeof(StudyGrain).FullName!] = studies.Value.IdleTime);
        // While a study loads, its requests wait outside of it.
        services.AddOptions<SiloMessagingOptions>().Configure(messaging => messaging.MaxEnqueuedRequestsHardLimit = MostRequestsOfGrain);
        return services;
    }
}
