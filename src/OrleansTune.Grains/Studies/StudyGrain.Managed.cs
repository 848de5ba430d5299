using System.Text.Json;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Studies;

/// <content>Managed studies: keeps as many trials in the hands of trial grains as the spec allows.</content>
internal sealed partial class StudyGrain
{
    private const string ReconcileReminder = "reconcile";
    private static readonly TimeSpan DispatchRetry = TimeSpan.FromSeconds(5);
    private readonly Dictionary<int, int> _handedOver = [];
    private Task? _dispatching;
    private bool _dispatchAgain;
    private IGrainTimer? _dispatchRetryTimer;

    public Task ReceiveReminder(string reminderName, TickStatus status) => ReconcileAsync(CancellationToken.None);

    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        if (_live is not { Machine.Spec.IsManaged: true })
        {
            await RemoveReminderAsync();
            return;
        }

        // Whatever this activation believes to have handed over is told again: telling twice does no harm.
        _handedOver.Clear();
        DispatchInBackground(anew: true);
    }

    public async Task<Trial> BeginAsync(int number, string worker, CancellationToken cancellationToken)
    {
        var live = Require();
        var trial = live.Machine.Begin(number, worker, Now);
        await SaveAsync(live);
        return trial;
    }

    public async Task<ReportDecision> MeasureAsync(int number, Measurement measurement, double[]? metrics, CancellationToken cancellationToken)
    {
        var live = Require();
        var decision = live.Machine.Report(number, measurement, Now, [.. metrics ?? []]);
        await SaveAsync(live);
        live.Telemetry.Reported(decision);
        if (decision != ReportDecision.Continue)
            DispatchInBackground(anew: true);
        return decision;
    }

    public async Task<bool> GiveBackAsync(int number, CancellationToken cancellationToken)
    {
        var live = Require();
        bool goesOn = live.Machine.GiveBack(number);
        await SaveAsync(live);
        WatchShortage(live.Machine);
        return goesOn;
    }

    public async Task NoteAsync(int number, string note, CancellationToken cancellationToken)
    {
        var live = Require();
        live.Machine.Note(number, note);
        await SaveAsync(live);
    }

    public async Task FailAsync(int number, string reason, bool isHopeless, CancellationToken cancellationToken)
    {
        var live = Require();
        if (!live.Machine.Find(number).IsFinal)
            live.Machine.Fail(number, reason, Now, isHopeless);
        await SaveAsync(live);
        DispatchInBackground(anew: true);
    }

    /// <summary>Starts to hand out work, or notes that there is more to hand out.</summary>
    /// <param name="anew">Whether a trace of its own begins with it.</param>
    private void DispatchInBackground(bool anew = false)
    {
        if (_dispatching is not null)
        {
            _dispatchAgain = true;
            return;
        }

        _dispatching = DispatchLoopAsync(anew);
    }

    private async Task DispatchLoopAsync(bool anew)
    {
        await Task.Yield();
        try
        {
            do
            {
                _dispatchAgain = false;
                using var span = _live?.Telemetry.Dispatching(anew);
                // What it is asked to do again meanwhile has another cause.
                anew = true;
                await DispatchAsync();
            }
            while (_dispatchAgain);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The next activation looks after what this one leaves.
        }
        catch (Exception e)
        {
            LogDispatchFailed(e, Key, DispatchRetry);
            RetryDispatch();
        }
        finally
        {
            _dispatching = null;
        }
    }

    private void RetryDispatch()
    {
        _dispatchRetryTimer?.Dispose();
        _dispatchRetryTimer = this.RegisterGrainTimer(
            _ =>
            {
                DispatchInBackground();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(DispatchRetry, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task DispatchAsync()
    {
        if (_broken || _live is not { } live)
            return;
        var machine = live.Machine;
        int wanted = machine.Head.State == StudyState.Running ? machine.Spec.Execution!.Parallel - machine.Dispatched : 0;
        var admission = wanted > 0 ? await AdmitAsync(live, wanted, begins: true) : null;
        int most = machine.Dispatched + (admission?.Granted ?? 0);
        while (machine.Head.State == StudyState.Running && machine.Dispatched < Math.Min(most, machine.Spec.Execution!.Parallel))
        {
            if (machine.DispatchExisting() is null && !await DispatchSampledAsync(live))
                break;
        }

        if (admission?.Reason is not null)
            RetryDispatch();

        machine.CheckStoppingRules(Now);
        await SaveAsync(live);
        ArmDeadline();
        if (machine.Head.State == StudyState.Running)
            await HandOverAsync(machine);
        WatchShortage(machine);
        await ReleaseEndedAsync(machine);
        TellUsage(live);
        live.Suggestions.LookAhead();
    }

    /// <summary>Starts a trial at the next sampled point.</summary>
    /// <returns>Whether to look again: a trial was started, or now that there are no more points, a paused trial may be due.</returns>
    private async Task<bool> DispatchSampledAsync(Live live)
    {
        if (live.Machine.TrialsLeft == 0)
            return false;
        var points = await live.Suggestions.NextAsync(1);
        if (points.Count == 0)
            live.Machine.NoteSpaceUsedUp(Now);
        else if (live.Machine.TrialsLeft > 0)
            live.Machine.DispatchNew(points[0], Now);
        return true;
    }

    private async Task HandOverAsync(StudyMachine machine)
    {
        int[] open = [.. machine.NumbersIn(TrialState.Queued).Where(n => machine.History[n].Target > 0), .. machine.NumbersIn(TrialState.Running)];
        foreach (int number in _handedOver.Keys.Except(open).ToArray())
            _handedOver.Remove(number);
        foreach (int number in open)
        {
            var trial = machine.History[number];
            if (_handedOver.GetValueOrDefault(number) == trial.Target)
                continue;
            _stopping.Token.ThrowIfCancellationRequested();
            await TrialGrain(number).TrainAsync(Assignment(machine, trial));
            _handedOver[number] = trial.Target;
        }
    }

    /// <summary>Trials that were stopped or failed give up their checkpoints; an ended study has nothing left to reconcile.</summary>
    private async Task ReleaseEndedAsync(StudyMachine machine)
    {
        bool studyEnded = machine.Head.State is StudyState.Stopped or StudyState.Completed;
        // The reminder goes last: an ended study without it has nothing left to release.
        if (studyEnded && await this.GetReminder(ReconcileReminder) is null)
            return;
        foreach (var trial in machine.Unreleased)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            await TrialGrain(trial.Number).ReleaseAsync(forget: false);
            machine.NoteReleased(trial);
        }

        if (studyEnded && await RemoveReminderAsync())
            LogEnded(Key, machine.Head.State.ToString(), machine.Head.Reason ?? string.Empty);
    }

    private async Task ForgetTrialsAsync(Live live, CancellationToken cancellationToken)
    {
        if (!live.Machine.Spec.IsManaged)
            return;
        for (int number = 0; number < live.Machine.History.Count; number++)
            await TrialGrain(number).ReleaseAsync(forget: true, cancellationToken);
    }

    private async Task<bool> RemoveReminderAsync()
    {
        if (await this.GetReminder(ReconcileReminder) is not { } reminder)
            return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    private ITrialGrain TrialGrain(int number) => GrainFactory.GetGrain<ITrialGrain>(Key.Trial(number).ToString());

    private static TrialAssignment Assignment(StudyMachine machine, Trial trial)
    {
        var execution = machine.Spec.Execution!;
        return new TrialAssignment
        {
            Trainer = execution.Trainer,
            Data = execution.Data,
            Parameters = trial.Parameters,
            Seed = RandomStream.For(machine.Spec.Seed, "trainer", trial.Number).NextBits(),
            Objectives = [.. machine.Spec.Objectives.Select(o => o.Name)],
            Constraints = [.. machine.Spec.Constraints.Select(c => c.Name)],
            Target = trial.Target,
            Pool = execution.Pool,
            Slots = execution.Slots,
            Priority = execution.Priority,
            Retries = execution.Retries,
            OptionsJson = JsonSerializer.Serialize(execution.Options),
        };
    }
}
