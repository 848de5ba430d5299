using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

/// <content>External workers: ask, report, tell, and trials brought by users.</content>
internal sealed partial class StudyGrain
{
    public async Task<IReadOnlyList<Trial>> AskAsync(AskCommand command, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        var live = Require();
        live.Machine.RequireExternal();
        long start = live.Telemetry.StartTimestamp();
        IReadOnlyList<Trial> trials;
        // One ask at a time: a suggestion respects the ones before it, and a repeated request finds the first one's answer.
        await _askTurn.WaitAsync(cancellationToken);
        try
        {
            trials = await AskInTurnAsync(live, command);
        }
        finally
        {
            _askTurn.Release();
        }

        await SaveAsync(live);
        AfterChange(live);
        live.Telemetry.Asked(trials.Count, start);
        return trials;
    }

    private async Task<IReadOnlyList<Trial>> AskInTurnAsync(Live live, AskCommand command)
    {
        var machine = live.Machine;
        if (machine.AnswerGiven(command.RequestKey) is { Count: > 0 } before)
            return before;
        // Saved by itself: the refusal that may come of it would leave it unsaved.
        if (machine.ExpireLeases(Now))
            await SaveAsync(live);
        if (machine.Head.State == StudyState.Paused)
            return [];
        machine.RequireRunning();
        int most = await RequireAdmissionAsync(live, command.Count, begins: true);
        var trials = new List<Trial>(most);
        // The study may be paused or ended while a suggestion is computed.
        while (trials.Count < most && machine.Head.State == StudyState.Running)
        {
            if (machine.AskExisting(command.Worker, command.RequestKey, Now) is { } existing)
                trials.Add(existing);
            else if (!await AskSampledAsync(live, command, trials, most))
                break;
        }

        return trials;
    }

    /// <summary>Adds new trials at sampled points to the answer of an ask.</summary>
    /// <returns>Whether to look again: points were added, or now that there are no more, a paused trial may be due.</returns>
    private async Task<bool> AskSampledAsync(Live live, AskCommand command, List<Trial> trials, int most)
    {
        var machine = live.Machine;
        int wanted = Math.Min(most - trials.Count, machine.TrialsLeft);
        if (wanted == 0)
            return false;
        var points = await live.Suggestions.NextAsync(wanted);
        trials.AddRange(points.Take(machine.TrialsLeft).Select(point => machine.AskNew(point, command.Worker, command.RequestKey, Now)));
        if (points.Count < wanted)
            machine.NoteSpaceUsedUp(Now);
        return true;
    }

    public async Task<ReportDecision> ReportAsync(int number, Measurement measurement, string? worker, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        var live = Require();
        live.Machine.RequireExternal();
        live.Machine.RequireHolder(number, worker);
        var decision = live.Machine.Report(number, measurement, Now);
        await SaveAsync(live);
        AfterChange(live);
        live.Telemetry.Reported(decision);
        return decision;
    }

    public async Task<Trial> HeartbeatAsync(int number, string? worker, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        var live = Require();
        live.Machine.RequireExternal();
        live.Machine.RequireHolder(number, worker);
        var trial = live.Machine.Heartbeat(number, Now);
        await SaveAsync(live);
        return trial;
    }

    public async Task<Trial> TellAsync(TellCommand command, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        var live = Require();
        live.Machine.RequireExternal();
        live.Machine.RequireHolder(command.Number, command.Worker);
        var trial = command.Failed
            ? live.Machine.Fail(command.Number, command.Reason, Now)
            : live.Machine.Tell(command.Number, command.Values, command.Constraints, Now);
        await SaveAsync(live);
        AfterChange(live);
        live.Telemetry.Told(command.Failed);
        return trial;
    }

    public async Task<IReadOnlyList<Trial>> AddTrialsAsync(AddTrialsCommand command, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        var live = Require();
        // A repeated request is given its first answer, however many trials the tenant stores by now.
        int count = command.Points.Count + command.Results.Count - live.Machine.AddedBefore(command.RequestKey).Count;
        if (count > 0 && await RequireAdmissionAsync(live, count, begins: false) < count)
        {
            // What was granted is not made use of.
            TellUsage(live);
            throw new StudyException(RefusalCodes.QuotaExceeded, $"The tenant '{Key.Tenant}' may not store {count} trials more; none was added.");
        }

        live = Require();
        var trials = command.Points.Count > 0
            ? live.Machine.Enqueue(command.Points, command.RequestKey, Now)
            : live.Machine.Import([.. command.Results.Select(r => r.ToResult())], command.RequestKey, Now);
        await SaveAsync(live);
        AfterChange(live);
        return trials;
    }

    /// <summary>What follows a change that is durable: the next suggestion, the next lease to watch, the next trial to start.</summary>
    private void AfterChange(Live live)
    {
        TellUsage(live);
        if (live.Machine.Spec.IsManaged)
            DispatchInBackground();
        else
            live.Suggestions.LookAhead();
        ArmDeadline();
    }

    /// <summary>Wakes the grain when the next lease runs out or the study's deadline comes.</summary>
    private void ArmDeadline()
    {
        _deadlineTimer?.Dispose();
        _deadlineTimer = null;
        if (_live?.Machine.NextDeadline() is not { } next)
            return;
        var delay = next - Now;
        // A timer takes at most some 49 days; a later deadline is armed again from there.
        var due = delay < TimeSpan.Zero ? TimeSpan.Zero : delay > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : delay;
        _deadlineTimer = this.RegisterGrainTimer(OnDeadlineAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task OnDeadlineAsync(CancellationToken cancellationToken)
    {
        if (_broken || _live is not { } live)
            return;
        if (live.Machine.ExpireLeases(Now))
        {
            await SaveAsync(live);
            AfterChange(live);
        }
        else
        {
            ArmDeadline();
        }
    }
}
