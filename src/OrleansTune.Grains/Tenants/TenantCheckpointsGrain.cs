using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Grains.Tenants;

/// <summary>Counts what a tenant's checkpoints take: anew for readers, and for writers once a minute and before one is refused.</summary>
[GrainType("tenant-checkpoints")]
internal sealed class TenantCheckpointsGrain(ICheckpointReclaimer checkpoints, TimeProvider time) : Grain, ITenantCheckpointsGrain
{
    private static readonly TimeSpan AgeForReaders = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AgeForWriters = TimeSpan.FromMinutes(1);
    private long _held;
    private long? _counted;

    private string Id => this.GetPrimaryKeyString();

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        if (IsOlderThan(AgeForReaders))
            await RecountAsync(cancellationToken);
        return _held;
    }

    public async Task<CheckpointAdmission> AdmitAsync(long bytes, CancellationToken cancellationToken)
    {
        var quota = await GrainFactory.GetGrain<ITenantGrain>(Id).GetQuotaAsync(cancellationToken);
        if (quota.CheckpointBytes is not { } most)
            return default;
        _held += bytes;
        // What was deleted is known by counting only.
        if (IsOlderThan(AgeForWriters) || _held > most)
            await RecountAsync(cancellationToken);
        return new(_held, most);
    }

    private bool IsOlderThan(TimeSpan age) => _counted is not { } counted || time.GetElapsedTime(counted) > age;

    private async Task RecountAsync(CancellationToken cancellationToken)
    {
        _held = await checkpoints.CountAsync(Id, cancellationToken);
        _counted = time.GetTimestamp();
    }
}
