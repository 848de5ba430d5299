namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>The bytes that a tenant's checkpoints take, keyed by the tenant's id. The checkpoint store is the truth; this counts it.</summary>
/// <remarks>A grain of its own, so that a tenant's keys do not wait while a large store is being counted.</remarks>
[Alias("tenant-checkpoints")]
public interface ITenantCheckpointsGrain : IGrainWithStringKey
{
    /// <summary>The bytes stored, counted within the last seconds.</summary>
    [Alias("count")]
    Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>A host has written a checkpoint and asks whether it may stay.</summary>
    /// <param name="bytes">Its size; 0 to ask again after others were deleted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("admit")]
    Task<CheckpointAdmission> AdmitAsync(long bytes, CancellationToken cancellationToken = default);
}
