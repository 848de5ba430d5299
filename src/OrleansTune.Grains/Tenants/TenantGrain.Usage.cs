using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <content>
/// What trials the tenant's studies have, and what it used of GPUs. Studies and pools know best: after a crash this is what they said a
/// little before, until their next word.
/// </content>
internal sealed partial class TenantGrain
{
    private static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(10);
    private bool _gpuUsageChanged;

    public async Task<TenantUsage> GetUsageAsync(CancellationToken cancellationToken)
    {
        long checkpointBytes = await GrainFactory.GetGrain<ITenantCheckpointsGrain>(Id).CountAsync(cancellationToken);
        var studies = await StudiesAsync();
        return new TenantUsage
        {
            Studies = studies.Count,
            RunningTrials = (int)studies.Running,
            StoredTrials = studies.Stored,
            Quota = tenant.State.Quota,
            CheckpointBytes = checkpointBytes,
            GpuSecondsToday = GpuSeconds(Today),
        };
    }

    public Task<double?> ReportGpuUsageAsync(string pool, DateOnly day, double seconds, CancellationToken cancellationToken)
    {
        var told = new GpuDay(day, seconds);
        if (usage.State.GpuPools.GetValueOrDefault(pool) != told)
        {
            usage.State.GpuPools[pool] = told;
            _gpuUsageChanged = true;
        }

        double? most = tenant.State.Quota.GpuSecondsPerDay;
        return Task.FromResult(most is null ? null : (double?)Math.Max(0, most.Value - (GpuSeconds(day) - seconds)));
    }

    public async Task<TrialAdmission> AdmitAsync(string study, TrialUsage has, int wanted, bool begins, CancellationToken cancellationToken)
    {
        var studies = await StudiesAsync();
        studies.Note(study, has);
        var quota = tenant.State.Quota;
        if (!quota.LimitsTrials)
            return new TrialAdmission { Granted = wanted, IsUnlimited = true };
        long running = (begins ? quota.RunningTrials ?? long.MaxValue : long.MaxValue) - studies.Running;
        long stored = (quota.StoredTrials ?? long.MaxValue) - studies.Stored;
        int granted = (int)Math.Clamp(Math.Min(running, stored), 0, wanted);
        var admission = new TrialAdmission
        {
            Granted = granted,
            Passes = running < stored,
            Reason = granted == wanted ? null
                : running < stored ? $"The tenant '{Id}' may have {quota.RunningTrials} trials under way and has {studies.Running}; when one ends, another may begin."
                : $"The tenant '{Id}' may store {quota.StoredTrials} trials and has {studies.Stored}; delete a study, or ask for more.",
        };
        if (granted > 0)
            studies.Note(study, new(has.Running + (begins ? granted : 0), has.Stored + granted));
        return admission;
    }

    // A word that a deleted study sent before is not heeded: it would count for ever.
    public async Task ReportUsageAsync(string study, TrialUsage has) => (await StudiesAsync()).Note(study, has);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private double GpuSeconds(DateOnly day) => usage.State.GpuPools.Values.Where(p => p.Day == day).Sum(p => p.Seconds);

    private async Task StoreUsageAsync()
    {
        bool gpuUsage = _gpuUsageChanged;
        _gpuUsageChanged = false;
        try
        {
            if (gpuUsage)
                await usage.WriteStateAsync();
            gpuUsage = false;
            if (!_broken)
                await SaveStudiesAsync(withUsage: true);
        }
#pragma warning disable CA1031 // Whatever the store's trouble is, what is lost are seconds of a figure that studies and pools tell again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _gpuUsageChanged |= gpuUsage;
            LogUsageNotStored(e, Id);
        }
    }
}
