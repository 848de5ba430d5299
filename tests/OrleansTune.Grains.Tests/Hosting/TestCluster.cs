using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orleans.Core.Internal;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansTune.Core.Sampling;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Trials;
using OrleansTune.TestSupport;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>A silo with a clock that only tests move, and a client that reaches it over TCP, so that whatever passes is serialised.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private readonly IHost _silo;
    private readonly IHost _client;
    private int _names;

    public TestCluster()
    {
        int gateway = FreePorts.One();
        _silo = BuildSilo(FreePorts.One(), gateway);
        var client = Host.CreateEmptyApplicationBuilder(new());
        client.UseOrleansClient(c => c.UseLocalhostClustering(gateway, "tests", "tests"));
        _client = client.Build();
    }

    // In the past: a silo whose start, by the real clock, is long ago by this one is now and then taken for dead.
    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal GatedSampler Sampler { get; } = new();

    internal RecordedCheckpoints Checkpoints { get; } = new();

    internal FaultyStorage Storage => (FaultyStorage)_silo.Services.GetRequiredService<IGrainStorage>();

    internal IGrainFactory Grains => _client.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        await _silo.StartAsync();
        await _client.StartAsync();
    }

    public async Task DisposeAsync()
    {
        Sampler.Gate.Set();
        await _client.StopAsync();
        await _silo.StopAsync();
        _client.Dispose();
        _silo.Dispose();
    }

    /// <summary>A key that no other test uses.</summary>
    internal StudyKey NewKey() => new("default", $"study-{Interlocked.Increment(ref _names)}");

    internal IStudyGrain Study(StudyKey key) => Grains.GetGrain<IStudyGrain>(key.ToString());

    internal ITrialGrain Trial(StudyKey study, int number) => Grains.GetGrain<ITrialGrain>(study.Trial(number).ToString());

    internal ISlotBrokerGrain Broker(string pool) => Grains.GetGrain<ISlotBrokerGrain>(pool);

    internal ITenantGrain Tenant(string id) => Grains.GetGrain<ITenantGrain>(id);

    /// <summary>What is stored of a grain.</summary>
    internal async Task<T> StoredAsync<T>(string grainType, string key, string state)
        where T : new()
    {
        var stored = new GrainState<T>();
        await Storage.ReadStateAsync(state, GrainId.Create(grainType, key), stored);
        return stored.State!;
    }

    /// <summary>Stores what another version would have stored of a grain.</summary>
    internal Task StoreAsync<T>(string grainType, string key, string state, T value) =>
        Storage.WriteStateAsync(state, GrainId.Create(grainType, key), new GrainState<T>(value));

    /// <summary>Ends a grain's activation; the next call starts another from what is stored.</summary>
    internal static async Task DeactivateAsync(IAddressable grain) =>
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    private IHost BuildSilo(int port, int gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, gateway, serviceId: "tests", clusterId: "tests");
            silo.Services.AddGrainStorage(
                ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
                (provider, _) => new FaultyStorage(new MemoryRows(provider.GetRequiredService<Serializer>())));
            silo.UseInMemoryReminderService();
        });
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ISamplerFactory>(Sampler);
        builder.Services.AddSingleton<IExecutionValidator, AnyTrainer>();
        builder.Services.AddSingleton<ICheckpointReclaimer>(Checkpoints);
        builder.Services.AddOrleansTuneGrains();
        return builder.Build();
    }
}
