using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        var node = Configured<ClusterNodeOptions>(host, ClusterNodeOptions.Section);
        host.Services.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = node.ClusterId;
            cluster.ServiceId = node.ServiceId;
        });
        host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = node.ShutdownGrace);
        AddQuietLogging(host.Configuration);
        return (node, Configured<StorageOptions>(host, StorageOptions.Section));
    }

    /// <summary>Leaves out of the log what tells of every request; what the section <c>Logging</c> says goes over it.</summary>
    private static void AddQuietLogging(IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
            // With the point: without it the filter would be on OrleansTune's own log too.
            ["Logging:LogLevel:Orleans."] = nameof(LogLevel.Warning),
            ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
        },
    });

    /// <summary>Binds and validates the section <c>Storage</c>.</summary>
    public static OptionsBuilder<StorageOptions> AddStorageOptions(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        return services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
    }

    private static T Configured<T>(IHostApplicationBuilder host, string section)
        where T : new() => host.Configuration.GetSection(section).Get<T>() ?? new();
}
