namespace OrleansTune.Training.Checkpoints;

/// <summary>Keeps trials' checkpoints. Safe to call from several threads and processes.</summary>
/// <remarks>
/// A checkpoint exists whole or not at all: it is written under a temporary name, made durable, and then gets the name that holds
/// the hash of its content. Writing never touches an older checkpoint, so the owner of a trial first writes, then keeps the new
/// reference, then deletes what the old one named; what no owner refers to is garbage.
/// </remarks>
public interface ICheckpointStore
{
    /// <summary>Writes a checkpoint; when the task is done, it outlives a crash of the machine.</summary>
    /// <param name="key">What it is of.</param>
    /// <param name="write">Writes the content, on the calling thread. When it throws, nothing is kept.</param>
    /// <param name="cancellationToken">Gives up before the checkpoint exists.</param>
    /// <returns>The name to read it by. The same key and content give the same name.</returns>
    Task<CheckpointInfo> WriteAsync(CheckpointKey key, Action<Stream> write, CancellationToken cancellationToken);

    /// <summary>Opens a checkpoint, having checked all of its content.</summary>
    /// <exception cref="CheckpointMissingException">There is no such checkpoint.</exception>
    /// <exception cref="CheckpointDamagedException">The content is not what was written: cut short or changed.</exception>
    Task<Stream> OpenReadAsync(CheckpointReference reference, CancellationToken cancellationToken);

    /// <summary>All checkpoints of a scope, in no order; of everybody when it is null. Half-written ones do not show.</summary>
    IAsyncEnumerable<CheckpointInfo> ListAsync(CheckpointScope? scope, CancellationToken cancellationToken);

    /// <summary>Deletes a checkpoint; it is no error when it is already gone.</summary>
    Task DeleteAsync(CheckpointReference reference, CancellationToken cancellationToken);

    /// <summary>Deletes all checkpoints of a scope.</summary>
    Task DeleteAllAsync(CheckpointScope scope, CancellationToken cancellationToken);

    /// <summary>Deletes what crashed writers left half-written.</summary>
    /// <param name="minimumAge">Leaves younger ones alone: their writers may be alive.</param>
    /// <param name="cancellationToken">Ends early.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteAbandonedAsync(TimeSpan minimumAge, CancellationToken cancellationToken);
}
