using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrleansTune.Gateway;
using OrleansTune.Silo.Hosting;

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
            ["Cluster:SiloPort"] = $"{FreePort()}",
            ["Cluster:GatewayPort"] = $"{FreePort()}",
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

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
