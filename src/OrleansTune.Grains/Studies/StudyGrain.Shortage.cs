using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Slots;

namespace OrleansTune.Grains.Studies;

/// <content>Says why a managed study's trials wait when its pool, as it is, cannot train them.</content>
internal sealed partial class StudyGrain
{
    private static readonly TimeSpan ShortageInterval = TimeSpan.FromSeconds(2);
    private string? _shortage;
    private IGrainTimer? _shortageTimer;

    /// <summary>Whether trials wait for slots and none trains: most often for a moment, now and then for ever.</summary>
    private static bool Waits(StudyMachine machine) =>
        machine.Head.State == StudyState.Running && machine.Dispatched > 0 && machine.CountOf(TrialState.Running) == 0;

    /// <summary>Looks after the pool for as long as the study waits for it.</summary>
    private void WatchShortage(StudyMachine machine)
    {
        if (Waits(machine))
            _shortageTimer ??= this.RegisterGrainTimer(
                LookAtPoolAsync, new GrainTimerCreationOptions(ShortageInterval, ShortageInterval) { Interleave = true });
    }

    private async Task LookAtPoolAsync(CancellationToken cancellationToken)
    {
        if (_live is not { } live || !Waits(live.Machine))
        {
            _shortageTimer?.Dispose();
            _shortageTimer = null;
            _shortage = null;
            return;
        }

        var execution = live.Machine.Spec.Execution!;
        var pool = await GrainFactory.GetGrain<ISlotBrokerGrain>(execution.Pool).GetAsync(cancellationToken);
        string? before = _shortage;
        _shortage = SlotShortage.Of(pool, Key.Tenant, execution.Slots);
        if (_shortage != before)
            Announce();
    }
}
