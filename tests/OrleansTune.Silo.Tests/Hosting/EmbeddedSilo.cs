using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Silo.Hosting;

namespace OrleansTune.Silo.Tests.Hosting;

/// <summary>A real silo on a data directory of its own, which outlives it so that another can be started on it.</summary>
internal sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private EmbeddedSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<EmbeddedSilo> StartAsync(
        string directory, int slots = 2, IEnumerable<(string Key, string Value)>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Directory"] = directory,
            ["Trainer:Slots"] = slots.ToString(),
            ["Trainer:CheckpointInterval"] = "00:00:00",
        });
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddOrleansTuneSilo();
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new EmbeddedSilo(host);
    }

    public IStudyGrain Study(string name, string tenant = "default") =>
        Grains.GetGrain<IStudyGrain>(new StudyKey(tenant, name).ToString());

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
