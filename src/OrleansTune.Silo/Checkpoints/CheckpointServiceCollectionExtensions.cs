using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Grains.Trials;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Training.Checkpoints;
using OrleansTune.Training.Checkpoints.AzureBlob;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Registers the checkpoint store, what bounds it and what sweeps it.</summary>
internal static class CheckpointServiceCollectionExtensions
{
    public static IServiceCollection AddCheckpoints(this IServiceCollection services)
    {
        services.AddOptions<CheckpointOptions>().BindConfiguration(CheckpointOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CheckpointOptions>, CheckpointOptionsValidator>();
        services.AddSingleton<SpareCheckpoints>();
        services.AddSingleton<ICheckpointStore>(provider => new ObservedCheckpointStore(Create(provider), provider.GetRequiredService<CheckpointInstruments>()));
        services.AddCheckpointTelemetry(VolumeOf);
        services.AddSingleton<TenantCheckpointQuota>();
        services.AddSingleton<TrialCheckpoints>();
        services.AddSingleton<ICheckpointReclaimer, CheckpointReclaimer>();
        services.AddHostedService<CheckpointSweeper>();
        return services;
    }

    private static ICheckpointStore Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CheckpointOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        ICheckpointStore store = options.Provider switch
        {
            CheckpointProvider.Directory => new DirectoryCheckpointStore(DirectoryOf(options, provider), time),
            CheckpointProvider.AzureBlob => new AzureBlobCheckpointStore(Service(options).GetBlobContainerClient(options.Container)),
            _ => throw new InvalidOperationException($"There is no checkpoint provider {options.Provider}."),
        };
        return options.MaxBytes is { } most
            ? new BoundedCheckpointStore(store, most, provider.GetRequiredService<SpareCheckpoints>(), time, provider.GetRequiredService<ILogger<BoundedCheckpointStore>>())
            : store;
    }

    private static BlobServiceClient Service(CheckpointOptions options) => options.ServiceUri is { } uri
        ? new BlobServiceClient(uri, new DefaultAzureCredential())
        : new BlobServiceClient(options.ConnectionString);

    // Blobs are on no disk of this host.
    private static string? VolumeOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CheckpointOptions>>().Value;
        return options.Provider == CheckpointProvider.Directory ? DirectoryOf(options, provider) : null;
    }

    private static string DirectoryOf(CheckpointOptions options, IServiceProvider provider) =>
        options.Directory ?? Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Directory, "checkpoints");
}
