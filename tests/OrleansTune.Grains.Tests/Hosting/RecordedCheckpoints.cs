using System.Collections.Concurrent;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>Notes which checkpoints are to be deleted.</summary>
internal sealed class RecordedCheckpoints : ICheckpointReclaimer
{
    private readonly ConcurrentQueue<(TrialKey Trial, string? Name)> _deleted = new();

    /// <summary>The names deleted of a trial; null stands for all of it.</summary>
    public IEnumerable<string?> DeletedOf(TrialKey trial) => _deleted.Where(d => d.Trial == trial).Select(d => d.Name);

    public Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken)
    {
        _deleted.Enqueue((trial, name));
        return Task.CompletedTask;
    }

    public Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken)
    {
        _deleted.Enqueue((trial, null));
        return Task.CompletedTask;
    }
}
