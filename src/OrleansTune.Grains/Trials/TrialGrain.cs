using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Trials;

/// <summary>The owner of one managed trial's training: gets it a slot, fences its trainers, keeps its checkpoints.</summary>
[GrainType("trial")]
internal sealed partial class TrialGrain(
    [PersistentState("training")] IPersistentState<TrialTrainingState> training,
    ICheckpointReclaimer checkpoints,
    ILogger<TrialGrain> logger) : Grain, ITrialGrain
{
    /// <summary>A trial that takes its trainer's process down each time would otherwise be tried for ever.</summary>
    private const int MostLossesWithoutProgress = 5;

    private readonly ILogger _logger = logger;

    private string[] KeptNames => [.. State.Checkpoints.Select(c => c.Name)];

    private TrialKey Key => TrialKey.Parse(this.GetPrimaryKeyString());

    private TrialTrainingState State => training.State;

    private IManagedStudyGrain Study => GrainFactory.GetGrain<IManagedStudyGrain>(Key.Study.ToString());

    private ISlotBrokerGrain Broker => GrainFactory.GetGrain<ISlotBrokerGrain>(State.Assignment!.Pool);

    public async Task TrainAsync(TrialAssignment assignment, CancellationToken cancellationToken)
    {
        if (State.Phase == TrainingPhase.Failed)
        {
            await Study.FailAsync(Key.Number, State.FailureReason ?? "its trainer failed", State.IsHopeless, cancellationToken);
            return;
        }

        if (State.Phase == TrainingPhase.Idle || !IsWanted(assignment))
        {
            State.Assignment = assignment with { TraceParent = Activity.Current?.Id };
            if (State.Phase == TrainingPhase.Idle)
                State.Phase = TrainingPhase.Waiting;
            await training.WriteOrReloadAsync(this, cancellationToken);
        }

        await RequestSlotAsync(cancellationToken);
    }

    public async Task<TrialTask?> BeginAsync(long token, string worker, CancellationToken cancellationToken)
    {
        // The same token again is a repeated call of the trainer that holds the trial, and nobody else's.
        if (token < State.Token || (token == State.Token && State.Phase != TrainingPhase.Training))
            throw new StaleLeaseException(Key, token, State.Token);
        if (State.Phase is not (TrainingPhase.Waiting or TrainingPhase.Training) || State.Assignment is not { } assignment)
            return null;
        if (State.Phase == TrainingPhase.Training && token > State.Token)
        {
            State.LossesWithoutProgress = State.HasProgressed ? 0 : State.LossesWithoutProgress + 1;
            LogLost(Key, State.Attempts, State.LossesWithoutProgress);
            if (State.LossesWithoutProgress >= MostLossesWithoutProgress)
            {
                await FailForGoodAsync($"its trainer was lost {State.LossesWithoutProgress} times in a row without finishing an epoch", token, cancellationToken);
                return null;
            }
        }

        State.Phase = TrainingPhase.Training;
        State.Token = token;
        State.Attempts++;
        State.HasProgressed = false;
        await training.WriteOrReloadAsync(this, cancellationToken);
        // From here on the lease before counts no more, and the new trainer has not begun: whatever is not referred to is garbage.
        if (State.Attempts > 1)
            await DeleteUnusedAsync(() => checkpoints.DeleteOthersAsync(Key, KeptNames, cancellationToken));
        var trial = await Study.BeginAsync(Key.Number, worker, cancellationToken);
        var decision = trial.State != TrialState.Running
            ? ReportDecision.Stop
            : State.LastMeasurement is { } last && last.Step > trial.LastStep
                // Kept with its checkpoint, but a crash came before the study had it.
                ? await Study.MeasureAsync(Key.Number, last, State.LastMetrics, cancellationToken)
                : ReportDecision.Continue;
        if (decision != ReportDecision.Continue)
        {
            await RestAsync(cancellationToken);
            return null;
        }

        return new TrialTask { Assignment = assignment, Checkpoints = [.. State.Checkpoints], Attempt = State.Attempts };
    }

    public async Task<ReportDecision> ReportAsync(long token, EpochReport report, CancellationToken cancellationToken)
    {
        RequireCurrent(token);
        bool atTarget = report.Measurement.Step >= State.Assignment!.Target;
        if (report.Checkpoint is not null || !State.HasProgressed)
        {
            State.HasProgressed = true;
            State.LossesWithoutProgress = 0;
            if (report.Checkpoint is not null)
                (State.LastMeasurement, State.LastMetrics) = (report.Measurement, report.Metrics);
            await KeepAsync(report.Checkpoint, cancellationToken);
        }

        var decision = await Study.MeasureAsync(Key.Number, report.Measurement, report.Metrics, cancellationToken);
        // Pausing between targets (the study rests), the trainer still has a checkpoint to save and hands back by itself.
        if (decision == ReportDecision.Stop || (decision == ReportDecision.Pause && atTarget))
            await RestAsync(cancellationToken);
        return decision;
    }

    public async Task LoseCheckpointsAsync(long token, IReadOnlyList<string> names, int epoch, CancellationToken cancellationToken)
    {
        RequireCurrent(token);
        string steps = string.Join(", ", State.Checkpoints.Where(c => names.Contains(c.Name)).Select(c => c.Step));
        // Repeated, the call finds nothing to lose any more.
        if (steps.Length == 0)
            return;
        string note = $"the checkpoint of epoch {steps} was damaged or missing; attempt {State.Attempts} went on "
            + (epoch > 0 ? $"after epoch {epoch}" : "from the start");
        LogNote(Key, note);
        await Study.NoteAsync(Key.Number, note, cancellationToken);
        State.Checkpoints.RemoveAll(c => names.Contains(c.Name));
        await training.WriteOrReloadAsync(this, cancellationToken);
        await DeleteUnusedAsync(() => checkpoints.DeleteOthersAsync(Key, KeptNames, cancellationToken));
    }

    public async Task<long> GiveUpCheckpointsAsync(bool spares, CancellationToken cancellationToken)
    {
        // Another activation may have gone on meanwhile: only what is stored counts when something is to be deleted.
        await training.ReadStateAsync(cancellationToken);
        if (State.Phase == TrainingPhase.Training)
            return 0;
        if (spares && State.Checkpoints.Count > 1)
        {
            State.Checkpoints.RemoveRange(1, State.Checkpoints.Count - 1);
            await training.WriteOrReloadAsync(this, cancellationToken);
        }

        return await checkpoints.DeleteOthersAsync(Key, KeptNames, cancellationToken);
    }

    public async Task HandBackAsync(long token, TrialCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        // The same call again ends what a failure cut short.
        if (State.Phase != TrainingPhase.Waiting || token != State.Token)
            RequireCurrent(token);
        State.Phase = TrainingPhase.Waiting;
        await KeepAsync(checkpoint, cancellationToken);
        if (await Study.GiveBackAsync(Key.Number, cancellationToken))
            await Broker.ReturnAsync(Key, token, cancellationToken);
        else
            await Broker.ReleaseAsync(Key, token, cancellationToken);
    }

    public async Task FailedAsync(long token, string reason, bool isHopeless, CancellationToken cancellationToken)
    {
        RequireCurrent(token);
        State.Failures++;
        LogFailed(Key, State.Attempts, reason);
        State.IsHopeless = isHopeless;
        if (isHopeless || State.Failures > State.Assignment!.Retries)
        {
            string last = isHopeless || State.Failures == 1 ? reason : $"failed {State.Failures} times; last: {reason}";
            await FailForGoodAsync(last, token, cancellationToken);
            return;
        }

        State.Phase = TrainingPhase.Waiting;
        await training.WriteOrReloadAsync(this, cancellationToken);
        await Broker.ReleaseAsync(Key, token, cancellationToken);
        await RequestSlotAsync(cancellationToken);
    }

    public async Task ReleaseAsync(bool forget, CancellationToken cancellationToken)
    {
        if (State.Assignment is not null)
            await Broker.ReleaseAsync(Key, token: null, cancellationToken);
        await checkpoints.DeleteAllAsync(Key, cancellationToken);
        if (forget && training.RecordExists)
        {
            await training.ClearStateAsync(cancellationToken);
        }
        else if (State.Checkpoints.Count > 0 || State.Phase is TrainingPhase.Waiting or TrainingPhase.Training)
        {
            State.Checkpoints = [];
            if (State.Phase != TrainingPhase.Failed)
                State.Phase = TrainingPhase.Idle;
            await training.WriteOrReloadAsync(this, cancellationToken);
        }

        DeactivateOnIdle();
    }

    private Task RequestSlotAsync(CancellationToken cancellationToken) =>
        Broker.RequestAsync(new SlotDemand(Key, State.Assignment!.Slots, State.Assignment.Priority), cancellationToken);

    /// <summary>Whether the trial is being trained, or waits, as an assignment says.</summary>
    private bool IsWanted(TrialAssignment assignment) => State.Assignment is { } now
        && (now.Target, now.Slots, now.Priority) == (assignment.Target, assignment.Slots, assignment.Priority);

    private void RequireCurrent(long token)
    {
        if (token != State.Token || State.Phase != TrainingPhase.Training)
            throw new StaleLeaseException(Key, token, State.Token);
    }

    /// <summary>The trial was trained to its target or ended: nothing to do until it is promoted.</summary>
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        State.Phase = TrainingPhase.Idle;
        await training.WriteOrReloadAsync(this, cancellationToken);
        await Broker.ReleaseAsync(Key, State.Token, cancellationToken);
    }

    private async Task FailForGoodAsync(string reason, long token, CancellationToken cancellationToken)
    {
        State.Phase = TrainingPhase.Failed;
        State.FailureReason = reason;
        await training.WriteOrReloadAsync(this, cancellationToken);
        await Broker.ReleaseAsync(Key, token, cancellationToken);
        await Study.FailAsync(Key.Number, reason, State.IsHopeless, cancellationToken);
    }

    /// <summary>Deletes what is not referred to. That this fails does not concern the caller: it costs space, until the next sweep.</summary>
    private async Task DeleteUnusedAsync(Func<Task> delete)
    {
        try
        {
            await delete();
        }
        catch (IOException e)
        {
            LogUndeleted(e, Key);
        }
    }

    /// <summary>Notes a checkpoint as the newest, and deletes the ones that are not needed any more once that is durable.</summary>
    private async Task KeepAsync(TrialCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        const int Kept = 2;
        TrialCheckpoint[] dropped = [];
        if (checkpoint is not null && !State.Checkpoints.Contains(checkpoint))
        {
            State.Checkpoints.Insert(0, checkpoint);
            dropped = [.. State.Checkpoints.Skip(Kept)];
            State.Checkpoints.RemoveRange(State.Checkpoints.Count - dropped.Length, dropped.Length);
        }

        await training.WriteOrReloadAsync(this, cancellationToken);
        foreach (var old in dropped)
            await DeleteUnusedAsync(() => checkpoints.DeleteAsync(Key, old.Name, cancellationToken));
    }
}
