using Orleans.Placement;
using OrleansTune.Grains.Interfaces.Health;

namespace OrleansTune.Grains.Health;

/// <summary>Writes a small state of its own: what it finds is true of the storage that studies are kept in.</summary>
/// <remarks>On the silo that asks, where there is one: a silo that has lost the storage finds out, whatever the others can do.</remarks>
[GrainType("storage-probe")]
[PreferLocalPlacement]
internal sealed class StorageProbeGrain([PersistentState("probe")] IPersistentState<StorageProbeState> state, TimeProvider time) : Grain, IStorageProbeGrain
{
    /// <summary>However many probe, the storage is written to this often at most.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long? _written;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_written is { } written && time.GetElapsedTime(written) < Interval)
            return;
        state.State.Writes++;
        await state.WriteOrReloadAsync(this, cancellationToken);
        _written = time.GetTimestamp();
    }
}
