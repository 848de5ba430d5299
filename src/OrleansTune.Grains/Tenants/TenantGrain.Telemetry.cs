using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <content>What the tenant tells of itself while it is live.</content>
internal sealed partial class TenantGrain
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);
    private long? _checkpointBytes;
    private long? _checkpointsCounted;

    private TimeSpan CountEvery => telemetry.Value.CheckpointUsageInterval;

    /// <summary>Calls go on meanwhile: to count a large store takes its time.</summary>
    private void BeginToTell() => this.RegisterGrainTimer(TellAsync, new() { DueTime = TellEvery, Period = TellEvery, Interleave = true });

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        // Whoever shows a key makes a tenant's grain; only those that were created have series.
        if (!Exists || _broken || !gauges.AreWanted)
            return;
        if (CountEvery > TimeSpan.Zero && !(_checkpointsCounted is { } counted && time.GetElapsedTime(counted) < CountEvery))
        {
            // What cannot be counted is not told.
            _checkpointBytes = null;
            _checkpointsCounted = time.GetTimestamp();
            _checkpointBytes = await GrainFactory.GetGrain<ITenantCheckpointsGrain>(Id).CountAsync(cancellationToken);
        }

        var studies = await StudiesAsync();
        var quota = tenant.State.Quota;
        gauges.Set(Id, [
            new("studies", studies.Count, quota.Studies),
            new("running_trials", studies.Running, quota.RunningTrials),
            new("stored_trials", studies.Stored, quota.StoredTrials),
            new("checkpoint_bytes", _checkpointBytes, quota.CheckpointBytes),
            new("gpu_seconds_per_day", GpuSeconds(Today), quota.GpuSecondsPerDay),
        ]);
    }
}
