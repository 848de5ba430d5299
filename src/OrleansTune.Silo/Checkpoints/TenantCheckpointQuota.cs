using Microsoft.Extensions.Logging;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Holds tenants to the bytes of checkpoints that they may keep: one too many makes the tenant's trials give up their spare ones, or is refused.</summary>
internal sealed partial class TenantCheckpointQuota(
    ICheckpointStore store, SpareCheckpoints spares, IGrainFactory grains, ILogger<TenantCheckpointQuota> logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>Lets a checkpoint that was just written stay, or deletes it.</summary>
    /// <exception cref="CheckpointStoreFullException">It was deleted: the tenant keeps as many bytes as it may.</exception>
    public async Task EnforceAsync(string tenant, CheckpointInfo written, CancellationToken cancellationToken)
    {
        var quota = grains.GetGrain<ITenantCheckpointsGrain>(tenant);
        var admission = await AdmitAsync(quota, written.Length, cancellationToken);
        if (admission.Excess == 0)
            return;
        var others = new List<CheckpointInfo>();
        await foreach (var checkpoint in store.ListAsync(CheckpointScope.OfTenant(tenant), cancellationToken))
        {
            if (checkpoint.Reference.Key.Scope != written.Reference.Key.Scope)
                others.Add(checkpoint);
        }

        long freed = await spares.FreeAsync(others, admission.Excess, cancellationToken);
        LogFreed(tenant, freed, admission.Most);
        admission = await AdmitAsync(quota, 0, cancellationToken);
        if (admission.Excess == 0)
            return;
        await store.DeleteAsync(written.Reference, cancellationToken);
        throw new CheckpointStoreFullException(tenant, written.Length, admission.Held - written.Length, admission.Most!.Value);
    }

    private async Task<CheckpointAdmission> AdmitAsync(ITenantCheckpointsGrain quota, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await quota.AdmitAsync(bytes, cancellationToken);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // A checkpoint is worth more than a limit that is overstepped while the cluster is away.
            LogUnknown(e, quota.GetPrimaryKeyString());
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Tenant {Tenant} keeps as many checkpoints as it may ({Most} bytes): its trials that are not in training gave up {Freed} bytes of spare ones")]
    private partial void LogFreed(string tenant, long freed, long? most);

    [LoggerMessage(LogLevel.Warning, "Whether tenant {Tenant} may keep another checkpoint could not be asked; it keeps it")]
    private partial void LogUnknown(Exception exception, string tenant);
}
