#if AZURE_STORAGE
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage.Azure;
using OrleansTune.TestSupport;
using OrleansTune.TestSupport.Azure;

namespace OrleansTune.Silo.Tests.Storage.Azure;

/// <summary>A silo by itself over the emulator: the providers live only within one.</summary>
internal sealed class AzureSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private AzureSilo(IHost host) => _host = host;

    public IGrainStorage Storage => _host.Services.GetRequiredService<IGrainStorage>();

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    /// <param name="azurite">The emulator.</param>
    /// <param name="name">The name of the service and of its container, so that each test has data of its own.</param>
    public static async Task<AzureSilo> StartAsync(Azurite azurite, string name)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.UseOrleans(silo =>
        {
            int[] ports = FreePorts.Take(2);
            silo.UseLocalhostClustering(ports[0], ports[1], serviceId: name, clusterId: name);
            silo.UseAzureStorage(new AzureStorageOptions { ConnectionString = azurite.ConnectionString, Container = name });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
#endif
