using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansTune.Contracts;
using OrleansTune.Grains;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Trials;
using OrleansTune.TestSupport;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>One gateway on a loopback port, with a silo of the real grains in the same process.</summary>
public class GatewayFixture : IAsyncLifetime
{
    public const string AdminKey = "the-admin-key-of-the-tests";

    private WebApplication? _app;
    private int _tenants;

    public WebApplication App => _app ?? throw new InvalidOperationException("The gateway has not been started.");

    public Uri Address => new(App.Urls.Single());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Auth:AdminKey"] = AdminKey;
        builder.Host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort: FreePorts.One(), gatewayPort: 0, serviceId: "tests", clusterId: "tests");
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
        });
        builder.Services.AddOrleansTuneGrains();
        builder.Services.AddSingleton<IExecutionValidator, AnyTrainer>();
        builder.Services.AddSingleton<ICheckpointReclaimer, NoCheckpoints>();
        Configure(builder);
        _app = await StartAsync(builder);
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    /// <summary>What a fixture's gateway has beside the others'.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    /// <summary>Another gateway in front of the same silo, with settings of its own.</summary>
    internal async Task<AnotherGateway> StartAnotherAsync(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(App.Services.GetRequiredService<IGrainFactory>());
        configure(builder);
        return new(await StartAsync(builder));
    }

    /// <summary>A caller with a key, or without one.</summary>
    internal Api Caller(string? key) => new(Address, key);

    /// <summary>A caller with the operator's own key.</summary>
    internal Api Admin() => Caller(AdminKey);

    /// <summary>A caller with an editor's key in a tenant of its own.</summary>
    internal async Task<Api> EditorAsync() => Caller(await IssueAsync(await NewTenantAsync(), "editor"));

    /// <summary>A new tenant's name.</summary>
    internal async Task<string> NewTenantAsync()
    {
        string tenant = $"tenant-{Interlocked.Increment(ref _tenants)}";
        using var admin = Admin();
        await admin.Post("v1/tenants", new { name = tenant }).Expect(HttpStatusCode.Created);
        return tenant;
    }

    /// <summary>A new key of a tenant.</summary>
    internal async Task<string> IssueAsync(string tenant, string role)
    {
        using var admin = Admin();
        var issued = await admin.Post($"v1/tenants/{tenant}/keys", new { role }).Expect(HttpStatusCode.Created);
        return issued.As<CreateKeyResponse>().Key;
    }

    private static async Task<WebApplication> StartAsync(WebApplicationBuilder builder)
    {
        builder.Services.AddOrleansTuneGateway(builder.Configuration);
        var app = builder.Build();
        app.MapOrleansTune();
        await app.StartAsync();
        return app;
    }
}
