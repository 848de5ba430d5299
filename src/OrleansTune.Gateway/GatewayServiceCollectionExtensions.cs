using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Telemetry;
using OrleansTune.Telemetry;

namespace OrleansTune.Gateway;

/// <summary>Registers the gateway.</summary>
public static class GatewayServiceCollectionExtensions
{
    private const int MaxHeaderBytes = 16 * 1024;

    /// <summary>
    /// Registers what <see cref="GatewayApplicationExtensions.MapOrleansTune"/> needs. The host adds an <see cref="IGrainFactory"/>:
    /// the silo in its own process, or an Orleans client.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, with the section <see cref="AuthOptions.Section"/>.</param>
    public static IServiceCollection AddOrleansTuneGateway(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AuthOptions>()
            .Bind(configuration.GetSection(AuthOptions.Section))
            .Configure(options => options.AdminKey ??= configuration[AuthOptions.AdminKeyVariable])
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidation>();
        services.AddSingleton<KeyAuthenticator>();
        services.AddSingleton<FirstAdminKey>();
        services.AddSingleton<TenantRateLimit>();
        services.AddSingleton<TokenAuthenticator>();
        TokenValidation.Add(services.AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null));
        services.AddAuthorization(Policies.Add);
        services.AddAuthorization(MetricsEndpoint.AddPolicy);
        services.AddSingleton<GatewayInstruments>();
        services.AddOrleansTuneTelemetry(configuration);
        // Authentication brings data protection along, which warns at each start that its keys are not kept; nothing here is protected by them.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddOpenApiDocument();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        });
        return services;
    }
}
