using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OrleansTune.Client;

/// <summary>Registers the client with a service collection.</summary>
public static class OrleansTuneServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="OrleansTuneClient"/> for the application.</summary>
    /// <param name="services">The collection.</param>
    /// <param name="configure">Sets the server, the key and what else is wanted.</param>
    public static IServiceCollection AddOrleansTuneClient(this IServiceCollection services, Action<OrleansTuneClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<OrleansTuneClientOptions>().Configure(configure);
        services.AddSingleton(provider => new OrleansTuneClient(provider.GetRequiredService<IOptions<OrleansTuneClientOptions>>().Value));
        return services;
    }
}
