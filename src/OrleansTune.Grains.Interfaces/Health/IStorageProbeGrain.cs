namespace OrleansTune.Grains.Interfaces.Health;

/// <summary>Finds out whether the cluster's storage takes writes; one per host that wants to know, keyed by the host's role and name.</summary>
[Alias("storage-probe")]
public interface IStorageProbeGrain : IGrainWithStringKey
{
    /// <summary>Writes, or answers from a write of the last few seconds.</summary>
    /// <exception cref="Exception">What the storage threw.</exception>
    [Alias("write")]
    Task WriteAsync(CancellationToken cancellationToken = default);
}
