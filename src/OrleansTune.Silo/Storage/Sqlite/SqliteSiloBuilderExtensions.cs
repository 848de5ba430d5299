using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>Selects the embedded store.</summary>
public static class SqliteSiloBuilderExtensions
{
    /// <summary>
    /// Keeps grain state (as the default grain storage) and reminders in one SQLite database in <c>Storage:Directory</c>.
    /// The silo does not start, with every error listed, when the section <c>Storage</c> is wrong, nor, with a
    /// <see cref="StorageUnavailableException"/>, when the directory or its data cannot be used.
    /// </summary>
    /// <param name="silo">The only silo of its cluster.</param>
    /// <param name="configure">Overrides what the section <c>Storage</c> of the configuration says.</param>
    public static ISiloBuilder UseSqliteStorage(this ISiloBuilder silo, Action<StorageOptions>? configure = null)
    {
        var services = silo.Services;
        var options = services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());

        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInstruments>();
        services.TryAddSingleton(new SqliteLimits());
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SqliteDatabase>());

        services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => ActivatorUtilities.CreateInstance<SqliteGrainStorage>(
                provider, new OrleansGrainStorageSerializer(provider.GetRequiredService<Serializer>())));
        silo.AddReminders();
        services.AddSingleton<IReminderTable, SqliteReminderTable>();
        return silo;
    }
}
