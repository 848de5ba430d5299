using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Registers the options that every process of a cluster reads.</summary>
internal static class ClusterOptionsExtensions
{
    /// <summary>
    /// Binds and validates the sections <c>Cluster</c> and <c>Storage</c>, and returns them as they are configured, which is
    /// needed before anything can be validated: wrong ones stop the start a little later, with every error listed.
    /// </summary>
    public static (ClusterNodeOptions Node, StorageOptions Storage) AddClusterOptions(this IHostApplicationBuilder host)
    {
        host.Services.TryAddSingleton(TimeProvider.System);
        host.Services.AddStorageOptions();
        host.Services.AddOptions<ClusterNodeOptions>().BindConfiguration(ClusterNodeOptions.Section).ValidateOnStart();
        host.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClusterNodeOptions>, ClusterNodeOptionsValidator>());
        host.Services.AddOptions<ClusterOptions>().Configure<IOptions<ClusterNodeOptions>>((cluster, node) =>
        {
            cluster.ClusterId = node.Value.ClusterId;
            cluster.ServiceId = node.Value.ServiceId;
        });
        host.Services.AddOptions<HostOptions>().Configure<IOptions<ClusterNodeOptions>>((options, node) => options.ShutdownTimeout = node.Value.ShutdownGrace);
        return (Configured<ClusterNodeOptions>(host, ClusterNodeOptions.Section), Configured<StorageOptions>(host, StorageOptions.Section));
    }

    /// <summary>Binds and validates the section <c>Storage</c>.</summary>
    public static OptionsBuilder<StorageOptions> AddStorageOptions(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        return services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
    }

    private static T Configured<T>(IHostApplicationBuilder host, string section)
        where T : new() => host.Configuration.GetSection(section).Get<T>() ?? new();
}
