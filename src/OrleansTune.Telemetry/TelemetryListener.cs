using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OrleansTune.Core.Telemetry;
using OrleansTune.Telemetry.Health;

namespace OrleansTune.Telemetry;

/// <summary>Serves metrics and health on a port of their own, where <see cref="TelemetryOptions.Port"/> names one; any host can have it, web or not.</summary>
internal sealed class TelemetryListener(
    IOptions<TelemetryOptions> options, MeterProvider metrics, HealthCheckService health, ILoggerFactory logging) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is not { } port)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://*:{port}");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, PartOfAHost>();
        builder.Services.AddSingleton(logging);
        builder.Services.AddSingleton(health);
        _app = builder.Build();
        _app.UseRouting();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, "/metrics", null, null);
        _app.MapGet("/health/live", http => HealthAnswer.WriteAsync(http, HealthTags.Live));
        _app.MapGet("/health/ready", http => HealthAnswer.WriteAsync(http, HealthTags.Ready));
        await _app.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Begins and ends with the host that it is a part of: signals, and telling that all has started, are the host's own.</summary>
    private sealed class PartOfAHost : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
