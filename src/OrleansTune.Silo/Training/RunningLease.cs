using OrleansTune.Grains.Interfaces.Slots;

namespace OrleansTune.Silo.Training;

/// <summary>A lease that this host works under, and what its agent tells the work.</summary>
internal sealed class RunningLease(SlotLease lease) : IDisposable
{
    private readonly CancellationTokenSource _dropped = new();
    private readonly Lock _gate = new();
    private bool _disposed;

    public SlotLease Lease => lease;

    /// <summary>Completes when the work has ended.</summary>
    public Task Done { get; set; } = Task.CompletedTask;

    /// <summary>Cancelled when the lease was revoked: nothing of the trial is to be touched any more.</summary>
    public CancellationToken Dropped => _dropped.Token;

    /// <summary>Whether the work is to save a checkpoint after the epoch and hand the trial back.</summary>
    public bool HandBackWanted { get; private set; }

    public void Drop()
    {
        lock (_gate)
        {
            if (!_disposed)
                _dropped.Cancel();
        }
    }

    public void HandBack() => HandBackWanted = true;

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _dropped.Dispose();
        }
    }
}
