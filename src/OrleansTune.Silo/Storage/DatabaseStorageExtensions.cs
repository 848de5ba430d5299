using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansTune.Silo.Storage;

/// <summary>What the stores in databases share.</summary>
internal static class DatabaseStorageExtensions
{
    /// <summary>Makes the registered <see cref="IGrainStateTable"/> the default grain storage, and a reminder table the silo's.</summary>
    public static ISiloBuilder UseDatabaseStorage<TState, TReminders>(this ISiloBuilder silo)
        where TState : class, IGrainStateTable
        where TReminders : class, IReminderTable
    {
        var services = silo.Services;
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInstruments>();
        services.AddSingleton<IGrainStateTable, TState>();
        services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => ActivatorUtilities.CreateInstance<DatabaseGrainStorage>(
                provider, new OrleansGrainStorageSerializer(provider.GetRequiredService<Serializer>())));
        silo.AddReminders();
        services.AddSingleton<IReminderTable, TReminders>();
        return silo;
    }
}
