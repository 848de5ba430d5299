using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrleansTune.Gateway;
using OrleansTune.Silo.Hosting;
using OrleansTune.TestSupport;

namespace OrleansTune.Benchmarks.Service;

/// <summary>A silo of a cluster, and a gateway beside it in the same process, over PostgreSQL.</summary>
internal static class ClusterOfOne
{
    public static async Task<WebApplication> StartAsync(BenchmarkStore store, string adminKey)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:Directory"] = store.Directory,
            ["Storage:PostgreSql:ConnectionString"] = store.Database,
            ["Cluster:AdvertisedAddress"] = "127.0.0.1",
            ["Cluster:SiloPort"] = $"{FreePorts.One()}",
            ["Cluster:GatewayPort"] = $"{FreePorts.One()}",
            ["Cluster:Roles"] = "study",
            ["Auth:AdminKey"] = adminKey,
        });
        builder.AddOrleansTuneNode();
        builder.Services.AddOrleansTuneGateway(builder.Configuration);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapOrleansTune();
        await app.StartAsync();
        return app;
    }
}
