using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using OrleansTune.Silo.Storage;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage;

/// <summary>A store without a silo round it.</summary>
internal abstract class StoreUnderTest : IAsyncDisposable
{
    public const string State = "page";

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().AddMetrics().BuildServiceProvider();

    protected StoreUnderTest(string serviceId)
    {
        Cluster = Options.Create(new ClusterOptions { ServiceId = serviceId });
        var meters = _services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        Measurements = new(meters);
        Instruments = new StorageInstruments(meters, TimeProvider.System);
    }

    public StorageMeasurements Measurements { get; }

    public abstract IGrainStorage Storage { get; }

    public abstract IReminderTable Reminders { get; }

    protected IOptions<ClusterOptions> Cluster { get; }

    protected StorageInstruments Instruments { get; }

    /// <summary>Writes the first state of a grain.</summary>
    public Task WriteAsync(string key, int number, int bytes = 0) =>
        Storage.WriteStateAsync(State, GrainId.Create("study", key), new GrainState<ConformanceState>(new() { Number = number, Page = new byte[bytes] }));

    /// <summary>The number a grain's state holds, or null without a record.</summary>
    public async Task<int?> ReadAsync(string key)
    {
        var state = new GrainState<ConformanceState>();
        await Storage.ReadStateAsync(State, GrainId.Create("study", key), state);
        return state.RecordExists ? state.State!.Number : null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Measurements.Dispose();
        await _services.DisposeAsync();
    }

    /// <summary>Grain storage over a table, as the silo has it.</summary>
    protected DatabaseGrainStorage Over(IGrainStateTable table) => new(
        table,
        new OrleansGrainStorageSerializer(_services.GetRequiredService<Serializer>()),
        _services.GetRequiredService<IActivatorProvider>(),
        Cluster,
        Instruments);

    protected abstract Task CloseAsync();
}
