using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Studies;

/// <content>What the study's tenant may have.</content>
internal sealed partial class StudyGrain
{
    // Between two words to a tenant without limits, and until new limits are heeded.
    private static readonly TimeSpan UsageInterval = TimeSpan.FromSeconds(1);
    private DateTimeOffset _unlimitedUntil;
    private TrialUsage _toldUsage;
    private IGrainTimer? _usageTimer;

    private ITenantGrain Tenant => GrainFactory.GetGrain<ITenantGrain>(Key.Tenant);

    private static TrialUsage UsageOf(StudyMachine machine) =>
        new(machine.Spec.IsManaged ? machine.Dispatched : machine.CountOf(TrialState.Running), machine.History.Count);

    /// <summary>How many trials the tenant's limits allow now, and what stands in the way of more.</summary>
    private async Task<TrialAdmission> AdmitAsync(Live live, int wanted, bool begins)
    {
        if (Now < _unlimitedUntil)
            return new() { Granted = wanted, IsUnlimited = true };
        var has = UsageOf(live.Machine);
        var admission = await Tenant.AdmitAsync(Key.Study, has, wanted, begins);
        _unlimitedUntil = admission.IsUnlimited ? Now + UsageInterval : default;
        // What was granted counts there already: if less comes of it, the tenant must be told.
        _toldUsage = new(has.Running + (begins ? admission.Granted : 0), has.Stored + admission.Granted);
        return admission;
    }

    /// <summary>As <see cref="AdmitAsync"/>, for a caller who is refused when not one trial is allowed.</summary>
    /// <exception cref="StudyException">The tenant has as much as it may.</exception>
    private async Task<int> RequireAdmissionAsync(Live live, int wanted, bool begins)
    {
        var admission = await AdmitAsync(live, wanted, begins);
        return admission.Granted > 0
            ? admission.Granted
            : throw new StudyException(admission.Passes ? RefusalCodes.RunningQuotaReached : RefusalCodes.QuotaExceeded, admission.Reason!);
    }

    /// <summary>Tells the tenant what trials there are: at once when it has limits, else a little later.</summary>
    private void TellUsage(Live live)
    {
        if (UsageOf(live.Machine) == _toldUsage)
            return;
        if (Now >= _unlimitedUntil)
            TellUsageNow();
        else
            _usageTimer ??= this.RegisterGrainTimer(
                () =>
                {
                    TellUsageNow();
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(UsageInterval, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private void TellUsageNow()
    {
        _usageTimer?.Dispose();
        _usageTimer = null;
        if (_live is not { } live)
            return;
        _toldUsage = UsageOf(live.Machine);
        Tenant.ReportUsageAsync(Key.Study, _toldUsage).Ignore();
    }
}
