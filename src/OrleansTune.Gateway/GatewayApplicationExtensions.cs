using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.DashboardPage;
using OrleansTune.Gateway.Events;
using OrleansTune.Gateway.Health;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Pools;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Gateway.Studies;
using OrleansTune.Gateway.Telemetry;
using OrleansTune.Gateway.Tenants;
using OrleansTune.Gateway.Trials;

namespace OrleansTune.Gateway;

/// <summary>Puts the gateway into a web application.</summary>
public static class GatewayApplicationExtensions
{
    /// <summary>Adds the gateway's middleware and maps all its routes. Call it before the application's own middleware.</summary>
    public static WebApplication MapOrleansTune(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(SecurityHeaders.AddAsync);
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseRouting();
        app.Use(AwaitCluster);
        // After the exception handler: to authenticate is to ask the cluster, which may be away.
        app.UseAuthentication();
        var rates = app.Services.GetRequiredService<TenantRateLimit>();
        app.Use(rates.InvokeAsync);
        app.UseAuthorization();
        var studies = app.MapGroup(string.Empty).WithTags("studies");
        studies.MapStudies();
        studies.MapImportance();
        studies.MapEvents();
        var trials = app.MapGroup(string.Empty).WithTags("trials");
        trials.MapTrials();
        trials.MapWorkers();
        var tenants = app.MapGroup(string.Empty).WithTags("tenants");
        tenants.MapTenants();
        tenants.MapKeys();
        tenants.MapCaller();
        tenants.MapPools();
        app.MapGroup(string.Empty).WithTags("health").MapHealth();
        app.MapMetrics();
        app.MapOpenApiDocument();
        app.MapSpecSchema();
        app.MapDashboard();
        return app;
    }

    /// <summary>
    /// Until the host has started, its client of the cluster may not be connected, and knows no grain. Whether the process lives
    /// does not depend on it.
    /// </summary>
    private static Task AwaitCluster(HttpContext http, RequestDelegate next)
    {
        var host = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        return host.ApplicationStarted.IsCancellationRequested || http.Request.Path == HealthEndpoints.Live
            ? next(http)
            : throw new SiloUnavailableException("The gateway is not connected to the cluster yet.");
    }
}
