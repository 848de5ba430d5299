using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Events;
using OrleansTune.Gateway.Health;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Pools;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Gateway.StatusPage;
using OrleansTune.Gateway.Studies;
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
        tenants.MapPools();
        app.MapGroup(string.Empty).WithTags("health").MapHealth();
        app.MapOpenApiDocument();
        app.MapSpecSchema();
        app.MapStatusPage();
        return app;
    }
}
