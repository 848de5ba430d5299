using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansTune.Grains;
using OrleansTune.Grains.Slots;
using OrleansTune.Grains.Studies;
using OrleansTune.Silo.Checkpoints;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.Silo.Training;
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
            silo.Configure<SiloMessagingOptions>(messaging => messaging.CancelRequestOnTimeout = true);
        });
        host.Services.AddOrleansTuneGrains();
        host.Services.AddOptions<FairShareOptions>().BindConfiguration(FairShareOptions.Section);
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
        services.AddCheckpoints();
        services.AddSingleton<IExecutionValidator, TrainerExecutionValidator>();
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
