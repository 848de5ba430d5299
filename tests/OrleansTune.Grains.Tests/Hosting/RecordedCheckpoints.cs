using System.Collections.Concurrent;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>Notes which checkpoints are to be deleted.</summary>
internal sealed class RecordedCheckpoints : ICheckpointReclaimer
{
    private readonly ConcurrentQueue<(TrialKey Trial, string? Name)> _deleted = new();
    private readonly ConcurrentQueue<(TrialKey Trial, string[] Names)> _kept = new();

    /// <summary>The names deleted of a trial; null stands for all of it.</summary>
    public IEnumerable<string?> DeletedOf(TrialKey trial) => _deleted.Where(d => d.Trial == trial).Select(d => d.Name);

    /// <summary>What was to be kept of a trial, call by call, when everything else was to be deleted.</summary>
    public IEnumerable<string[]> KeptOf(TrialKey trial) => _kept.Where(k => k.Trial == trial).Select(k => k.Names);

    /// <summary>What deleting the others of a trial throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The bytes that tenants have, by tenant; the others have none.</summary>
    public ConcurrentDictionary<string, long> Bytes { get; } = new();

    public Task<long> CountAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(Bytes.GetValueOrDefault(tenant));

    public Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken)
    {
        _deleted.Enqueue((trial, name));
        return Task.CompletedTask;
    }

    public Task<long> DeleteOthersAsync(TrialKey trial, IReadOnlyCollection<string> kept, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        _kept.Enqueue((trial, [.. kept]));
        return Task.FromResult(7L);
    }

    public Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken)
    {
        _deleted.Enqueue((trial, null));
        return Task.CompletedTask;
    }
}
