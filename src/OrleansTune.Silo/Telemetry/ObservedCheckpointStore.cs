using System.Diagnostics;
using OrleansTune.Core.Telemetry;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Telemetry;

/// <summary>A checkpoint store whose writes are measured.</summary>
internal sealed class ObservedCheckpointStore(ICheckpointStore store, CheckpointInstruments instruments) : ICheckpointStore
{
    public async Task<CheckpointInfo> WriteAsync(CheckpointKey key, Action<Stream> write, CancellationToken cancellationToken)
    {
        long start = instruments.StartTimestamp();
        using var span = OrleansTuneTelemetry.Activities.StartActivity("checkpoint write", ActivityKind.Client);
        var written = await store.WriteAsync(key, write, cancellationToken);
        span?.SetTag("orleanstune.bytes", written.Length);
        instruments.Written(written.Length, start);
        return written;
    }

    public Task<Stream> OpenReadAsync(CheckpointReference reference, CancellationToken cancellationToken) =>
        store.OpenReadAsync(reference, cancellationToken);

    public IAsyncEnumerable<CheckpointInfo> ListAsync(CheckpointScope? scope, CancellationToken cancellationToken) =>
        store.ListAsync(scope, cancellationToken);

    public Task DeleteAsync(CheckpointReference reference, CancellationToken cancellationToken) => store.DeleteAsync(reference, cancellationToken);

    public Task DeleteAllAsync(CheckpointScope scope, CancellationToken cancellationToken) => store.DeleteAllAsync(scope, cancellationToken);

    public Task<int> DeleteAbandonedAsync(TimeSpan minimumAge, CancellationToken cancellationToken) =>
        store.DeleteAbandonedAsync(minimumAge, cancellationToken);
}
