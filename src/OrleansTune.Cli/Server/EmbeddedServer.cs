using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Gateway;
using OrleansTune.Gateway.Auth;
using OrleansTune.Silo.Hosting;

namespace OrleansTune.Cli.Server;

/// <summary>Silo, gateway and trainer in this process, on the embedded store.</summary>
internal sealed class EmbeddedServer : IEmbeddedServer
{
    private readonly WebApplication _app;

    private EmbeddedServer(WebApplication app, string? newAdminKey)
    {
        _app = app;
        NewAdminKey = newAdminKey;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public Uri Url { get; }

    public string? NewAdminKey { get; }

    /// <summary>Starts a server; returns when it answers requests.</summary>
    /// <exception cref="OptionsValidationException">The configuration is wrong; the message lists every error.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task<IEmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(options));
        var stopping = CancellationToken.None;
        ConfigureLogging(builder.Logging, options.Verbose, () => stopping.IsCancellationRequested);
        builder.AddOrleansTuneSilo();
        builder.Services.AddOrleansTuneGateway(builder.Configuration);
        var app = builder.Build();
        stopping = app.Lifetime.ApplicationStopping;
        app.Urls.Add(options.Url);
        app.MapOrleansTune();
        try
        {
            await app.StartAsync(cancellationToken);
            return new EmbeddedServer(app, await app.Services.GetRequiredService<FirstAdminKey>().IssueAsync(cancellationToken));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void ConfigureLogging(ILoggingBuilder logging, bool verbose, Func<bool> isStopping)
    {
        // Standard output is for what the commands say.
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning);
        // When the server stops, Orleans tells with traces of every call that this cut off; the next start makes them good.
        foreach (string category in (string[])["Orleans.", "Polly"])
            logging.AddFilter(category, level => level >= LogLevel.Warning && !isStopping());
        if (verbose)
            return;
        // Warnings that Orleans gives at each start and that ask nothing of anybody here: advice on server garbage collection, and a
        // watchdog whose first check takes the time since the machine started for a stalled thread.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }

    private static Dictionary<string, string?> Settings(EmbeddedServerOptions options)
    {
        var settings = new Dictionary<string, string?> { ["Storage:Directory"] = options.DataDirectory };
        if (options.Slots is { } slots)
            settings["Trainer:Slots"] = slots.ToString();
        if (options.Pool is { } pool)
            settings["Trainer:Pool"] = pool;
        if (options.AdminKey is { } key)
            settings["Auth:AdminKey"] = key;
        return settings;
    }
}
