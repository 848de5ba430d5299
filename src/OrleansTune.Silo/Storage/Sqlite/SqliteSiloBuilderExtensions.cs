using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansTune.Hosting.Cluster;
using OrleansTune.Hosting.Storage;

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
        var options = services.AddStorageOptions();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(new SqliteLimits());
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SqliteDatabase>());
        return silo.UseDatabaseStorage<SqliteGrainStateTable, SqliteReminderTable>();
    }
}
