using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Tenants;

/// <content>
/// What trials the tenant's studies have, and what it used of GPUs. Studies and pools know best: after a crash this is what they said a
/// little before, until their next word.
/// </content>
internal sealed partial class TenantGrain
{
    private static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(10);
    private bool _usageChanged;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(StoreUsageAsync, StoreEvery, StoreEvery);
        BeginToTell();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gauges.Remove(Id);
        return StoreUsageAsync();
    }

    public async Task<TenantUsage> GetUsageAsync(CancellationToken cancellationToken)
    {
        long checkpointBytes = await GrainFactory.GetGrain<ITenantCheckpointsGrain>(Id).CountAsync(cancellationToken);
        var total = Total();
        return new TenantUsage
        {
            Studies = tenant.State.Studies.Count,
            RunningTrials = total.Running,
            StoredTrials = total.Stored,
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
            _usageChanged = true;
        }

        double? most = tenant.State.Quota.GpuSecondsPerDay;
        return Task.FromResult(most is null ? null : (double?)Math.Max(0, most.Value - (GpuSeconds(day) - seconds)));
    }

    public Task<TrialAdmission> AdmitAsync(string study, TrialUsage has, int wanted, bool begins, CancellationToken cancellationToken)
    {
        Note(study, has);
        var quota = tenant.State.Quota;
        if (!quota.LimitsTrials)
            return Task.FromResult(new TrialAdmission { Granted = wanted, IsUnlimited = true });
        var total = Total();
        long running = (begins ? quota.RunningTrials ?? long.MaxValue : long.MaxValue) - total.Running;
        long stored = (quota.StoredTrials ?? long.MaxValue) - total.Stored;
        int granted = (int)Math.Clamp(Math.Min(running, stored), 0, wanted);
        if (granted > 0)
            Note(study, new(has.Running + (begins ? granted : 0), has.Stored + granted));
        return Task.FromResult(new TrialAdmission
        {
            Granted = granted,
            Passes = running < stored,
            Reason = granted == wanted ? null
                : running < stored ? $"The tenant '{Id}' may have {quota.RunningTrials} trials under way and has {total.Running}; when one ends, another may begin."
                : $"The tenant '{Id}' may store {quota.StoredTrials} trials and has {total.Stored}; delete a study, or ask for more.",
        });
    }

    public Task ReportUsageAsync(string study, TrialUsage has)
    {
        // A word that a deleted study sent before would count for ever.
        if (tenant.State.Studies.Contains(study))
            Note(study, has);
        return Task.CompletedTask;
    }

    private void Note(string study, TrialUsage has)
    {
        usage.State.Studies[study] = has;
        _usageChanged = true;
    }

    private void Forget(string study) => _usageChanged |= usage.State.Studies.Remove(study);

    private (int Running, long Stored) Total()
    {
        int running = 0;
        long stored = 0;
        foreach (var study in usage.State.Studies.Values)
            (running, stored) = (running + study.Running, stored + study.Stored);
        return (running, stored);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private double GpuSeconds(DateOnly day) => usage.State.GpuPools.Values.Where(p => p.Day == day).Sum(p => p.Seconds);

    private async Task StoreUsageAsync()
    {
        if (!_usageChanged)
            return;
        _usageChanged = false;
        try
        {
            await usage.WriteStateAsync();
        }
#pragma warning disable CA1031 // Whatever the store's trouble is, what is lost are seconds of a figure that the studies tell again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _usageChanged = true;
            LogUsageNotStored(e, Id);
        }
    }
}
