using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansTune.Hosting.Cluster;
using OrleansTune.Hosting.PostgreSql;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Silo.Storage.PostgreSql;

/// <summary>Selects PostgreSQL.</summary>
public static class PostgreSqlSiloBuilderExtensions
{
    /// <summary>
    /// Keeps grain state (as the default grain storage) and reminders in the database of <c>Storage:PostgreSql</c>, whose tables
    /// the first silo creates. The silo does not start, with every error listed, when the section <c>Storage</c> is wrong, nor,
    /// with a <see cref="StorageUnavailableException"/>, when the database cannot be used.
    /// </summary>
    public static ISiloBuilder UsePostgreSqlStorage(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.AddStorageOptions();
        services.AddPostgreSqlConnections();
        services.TryAddSingleton(new PostgreSqlLimits());
        services.AddSingleton<PostgreSqlWriter>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<PostgreSqlWriter>());
        return silo.UseDatabaseStorage<PostgreSqlGrainStateTable, PostgreSqlReminderTable>();
    }
}
