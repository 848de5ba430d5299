using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Hosting.Storage;
using OrleansTune.Silo.Storage.Sqlite;
using OrleansTune.TestSupport;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>The store as a silo uses it.</summary>
public sealed class SqliteSiloTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_grains_wrote_up_to_their_last_moment_is_there_after_a_restart()
    {
        using (var silo = Silo(new() { ["Storage:Directory"] = _directory.Path }))
        {
            await silo.StartAsync();
            Assert.Equal(1, await Grain(silo).IncrementAsync());
            await Grain(silo).RemindAsync();
            await silo.StopAsync();
        }

        using (var silo = Silo(new() { ["Storage:Directory"] = _directory.Path }))
        {
            await silo.StartAsync();
            Assert.Equal(2, await Grain(silo).IncrementAsync());
            Assert.True(await Grain(silo).IsRemindedAsync());
            Assert.Equal(1, await Grain(silo).FarewellsAsync());
            await silo.StopAsync();
        }
    }

    [Fact]
    public async Task A_wrong_section_stops_the_start_with_every_error()
    {
        using var silo = Silo(new()
        {
            ["Storage:Provider"] = "Papyrus",
            ["Storage:Directory"] = "",
            ["Storage:Sqlite:Synchronous"] = "Sometimes",
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => silo.StartAsync());
        Assert.Equal(3, refusal.Failures.Count());
    }

    [Fact]
    public async Task A_directory_in_use_stops_the_start()
    {
        await using var first = SqliteStore.Open(_directory.Path);
        using var silo = Silo(new() { ["Storage:Directory"] = _directory.Path });

        await Assert.ThrowsAsync<StorageUnavailableException>(() => silo.StartAsync());
    }

    [Fact]
    public void What_the_host_sets_in_code_goes_over_its_configuration()
    {
        using var silo = Silo(
            new() { ["Storage:Directory"] = "elsewhere", ["Storage:Sqlite:Synchronous"] = "Normal" },
            options => options.Directory = _directory.Path);

        var options = silo.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        Assert.Equal((_directory.Path, "Normal"), (options.Directory, options.Sqlite.Synchronous));
    }

    private static ICountingGrain Grain(IHost silo) => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICountingGrain>("a/1");

    private static IHost Silo(Dictionary<string, string?> settings, Action<StorageOptions>? configure = null)
    {
        var host = Host.CreateEmptyApplicationBuilder(new());
        host.Configuration.AddInMemoryCollection(settings);
        host.Logging.SetMinimumLevel(LogLevel.Warning);
        host.UseOrleans(silo =>
        {
            int[] ports = FreePorts.Take(2);
            silo.UseLocalhostClustering(ports[0], ports[1]);
            silo.UseSqliteStorage(configure);
        });
        return host.Build();
    }
}
