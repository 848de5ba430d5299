using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansTune.Grains;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Trials;
using OrleansTune.Silo.Storage;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Silo.Training;
using OrleansTune.Telemetry;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Digits;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Hosting;

/// <summary>Makes a host a silo: grains, storage, reminders and the trainer agent.</summary>
public static class SiloHostExtensions
{
    /// <summary>Adds a silo that is a cluster by itself, on the embedded store, reachable from this process only.</summary>
    public static IHostApplicationBuilder AddOrleansTuneSilo(this IHostApplicationBuilder host)
    {
        host.UseOrleans(silo =>
        {
            // Port 0 is no gateway: clients of this silo live in its own process.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: "orleanstune", clusterId: "embedded");
            silo.UseSqliteStorage();
            silo.AddActivityPropagation();
            silo.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
        });
        host.Services.AddOrleansTuneGrains();
        host.Services.AddOrleansTuneTelemetry(host.Configuration);
        host.Services.AddTraining();
        return host;
    }

    /// <summary>Adds the trainers, their data and checkpoints, and the agent that trains this host's share of the trials.</summary>
    private static void AddTraining(this IServiceCollection services)
    {
        services.AddOptions<TrainerOptions>().BindConfiguration(TrainerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TrainerOptions>, TrainerOptionsValidator>();
        services.AddSingleton<ITrainerFactory, MlpClassifierFactory>();
        services.AddSingleton<TrainerCatalog>();
        services.AddSingleton<IDataSource, DigitsSource>();
        services.AddSingleton<DataCatalog>();
        services.AddSingleton<ICheckpointStore>(provider => new ObservedCheckpointStore(
            new DirectoryCheckpointStore(CheckpointDirectory(provider), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<CheckpointInstruments>()));
        services.AddCheckpointTelemetry(CheckpointDirectory);
        services.AddSingleton<IExecutionValidator, TrainerExecutionValidator>();
        services.AddSingleton<ICheckpointReclaimer, CheckpointReclaimer>();
        services.AddTrainerTelemetry();
        services.AddSingleton<TrialRunner>();
        services.AddHostedService<TrainerAgent>();
    }

    private static string CheckpointDirectory(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<TrainerOptions>>().Value.CheckpointDirectory
        ?? Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Directory, "checkpoints");

    /// <summary>A port for the silo's own endpoint, so that several servers can run on one machine.</summary>
    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
