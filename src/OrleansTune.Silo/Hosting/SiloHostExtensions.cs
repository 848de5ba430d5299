using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using OrleansTune.Grains;
using OrleansTune.Grains.Slots;
using OrleansTune.Grains.Studies;
using OrleansTune.Hosting.Cluster;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Checkpoints;
#if AZURE_STORAGE
using OrleansTune.Silo.Storage.Azure;
#endif
using OrleansTune.Silo.Storage.PostgreSql;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Silo.Training;
using OrleansTune.Telemetry;

namespace OrleansTune.Silo.Hosting;

/// <summary>Makes a host a silo: grains, storage, reminders and the trainer agent.</summary>
public static class SiloHostExtensions
{
    /// <summary>Adds a silo that is a cluster by itself, on the embedded store, reachable from this process only.</summary>
    public static IHostApplicationBuilder AddOrleansTuneSilo(this IHostApplicationBuilder host)
    {
        host.Services.AddStorageOptions().Validate(
            storage => storage.Is(SqliteStorageOptions.ProviderName),
            "Property Storage:Provider: a server in one process keeps its data in Sqlite; for a cluster start OrleansTune.Silo and OrleansTune.Gateway.");
        host.UseOrleans(silo =>
        {
            // Port 0 is no gateway: clients of this silo live in its own process.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: "orleanstune", clusterId: "embedded");
            silo.UseSqliteStorage();
            silo.AddActivityPropagation();
            silo.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
        });
        host.Services.AddGrains();
        host.Services.AddOrleansTuneTelemetry(host.Configuration);
        host.Services.AddTraining();
        host.Services.AddTrainerAgent();
        return host;
    }

    /// <summary>
    /// Adds a member of a cluster, as the sections <c>Cluster</c>, <c>Storage</c> and <c>Trainer</c> say: with the role
    /// <c>study</c> a silo, with the role <c>trainer</c> the trainer agent.
    /// </summary>
    /// <remarks>
    /// A trainer without studies is a client of the cluster. Agents fetch their work and report by ordinary grain calls, so
    /// trial grains need no place near them; and a machine under full training load, or with a GPU driver that stalls, is no
    /// member that others have to wait for.
    /// </remarks>
    public static IHostApplicationBuilder AddOrleansTuneNode(this IHostApplicationBuilder host)
    {
        var (node, storage) = host.AddClusterOptions();
        host.Services.AddOrleansTuneTelemetry(host.Configuration);
        host.Services.AddTraining();
        if (node.Has(ClusterNodeOptions.StudyRole))
        {
            host.UseOrleans(silo => silo.UseNode(node, storage));
            host.Services.AddGrains();
        }
        else
        {
            host.UseOrleansClient(client => client.UseClusterMembership(node, storage));
        }

        if (node.Has(ClusterNodeOptions.TrainerRole))
            host.Services.AddTrainerAgent();
        return host;
    }

    private static void UseNode(this ISiloBuilder silo, ClusterNodeOptions node, StorageOptions storage)
    {
        silo.UseClusterMembership(node, storage);
        if (storage.Is(PostgreSqlStorageOptions.ProviderName))
            silo.UsePostgreSqlStorage();
#if AZURE_STORAGE
        else if (storage.Is(AzureStorageOptions.ProviderName))
            silo.UseAzureStorage(storage.AzureStorage);
#endif
        else
            silo.UseSqliteStorage();
#pragma warning disable ORLEANSEXP003 // Experimental in name; with the default directory a killed silo takes activations on healthy ones with it.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
    }

    private static void AddGrains(this IServiceCollection services)
    {
        services.AddOrleansTuneGrains();
        services.AddOptions<FairShareOptions>().BindConfiguration(FairShareOptions.Section);
        services.AddOptions<StudyOptions>().BindConfiguration(StudyOptions.Section);
    }

    /// <summary>Adds the trainers, their data and checkpoints.</summary>
    private static void AddTraining(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOrleansTuneTrainers();
        services.AddCheckpoints();
        services.AddSingleton<IExecutionValidator, TrainerExecutionValidator>();
    }

    /// <summary>Adds the agent that trains this host's share of the trials.</summary>
    private static void AddTrainerAgent(this IServiceCollection services)
    {
        services.AddTrainerTelemetry();
        services.AddSingleton<TrainerLauncher>();
        services.AddSingleton<TrialRunner>();
        services.AddHostedService<TrainerAgent>();
    }

    /// <summary>A port for the silo's own endpoint, so that several servers can run on one machine.</summary>
    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
