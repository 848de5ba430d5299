using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Telemetry;
using OrleansTune.Silo.Telemetry;
using OrleansTune.TestSupport.Storage;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Tests.Telemetry;

public sealed class CheckpointUsageTests
{
    [Fact]
    public async Task The_size_of_the_store_and_the_room_on_its_disk_are_told_and_when_they_cannot_be_taken_nothing_is()
    {
        using var directory = new TemporaryDirectory();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var instruments = new CheckpointInstruments(services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        var store = new ObservedCheckpointStore(new DirectoryCheckpointStore(directory.Path, TimeProvider.System), instruments);
        await store.WriteAsync(CheckpointKey.Of("tenant", "study", 0, 1), stream => stream.Write(new byte[1000]), default);
        await store.WriteAsync(CheckpointKey.Of("tenant", "study", 1, 1), stream => stream.Write(new byte[500]), default);

        await Usage(store, directory.Path, instruments).TakeAsync(default);
        Assert.Equal(1500, instruments.Stored);
        Assert.InRange(instruments.Free!.Value, 1, instruments.Size!.Value);

        await Usage(store, "/no/such:\0volume", instruments).TakeAsync(default);
        Assert.Equal((null, null, null), (instruments.Stored, instruments.Free, instruments.Size));
    }

    private static CheckpointUsage Usage(ICheckpointStore store, string volume, CheckpointInstruments instruments) => new(
        store, new CheckpointVolume(volume), instruments, Options.Create(new TelemetryOptions()), TimeProvider.System, NullLogger<CheckpointUsage>.Instance);
}
