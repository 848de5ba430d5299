using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Trials;

/// <summary>Counts checkpoints, and deletes those that nothing refers to any more; the host that has the checkpoint store implements it.</summary>
public interface ICheckpointReclaimer
{
    /// <summary>The bytes that all checkpoints of a tenant take.</summary>
    Task<long> CountAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Deletes one checkpoint of a trial; deleting what is not there does nothing.</summary>
    Task DeleteAsync(TrialKey trial, string name, CancellationToken cancellationToken);

    /// <summary>Deletes every checkpoint of a trial but some.</summary>
    /// <returns>The bytes freed.</returns>
    Task<long> DeleteOthersAsync(TrialKey trial, IReadOnlyCollection<string> kept, CancellationToken cancellationToken);

    /// <summary>Deletes every checkpoint of a trial, also ones that were written but never referred to.</summary>
    Task DeleteAllAsync(TrialKey trial, CancellationToken cancellationToken);
}
