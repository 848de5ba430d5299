using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Compute;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Grains.Studies;

/// <summary>The single owner of a study: a shell that keeps a <see cref="StudyMachine"/> durable.</summary>
/// <remarks>
/// Reentrant: commands run whole on the machine between awaits, then wait together for the write that holds them (group commit).
/// When a write fails, the machine may be ahead of the store: the activation refuses everything from then on and is replaced.
/// </remarks>
[GrainType("study")]
[Reentrant]
internal sealed partial class StudyGrain : Grain, IStudyGrain, IManagedStudyGrain, IRemindable, IDisposable
{
    private readonly StudyFactory _factory;
    private readonly ComputePool _compute;
    private readonly TimeProvider _time;
    private readonly ILogger<StudyGrain> _logger;
    private readonly StudyStore _store;
    private readonly GroupCommit _commit;
    private readonly SemaphoreSlim _askTurn = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Live? _live;
    private bool _broken;
    private IGrainTimer? _deadlineTimer;

    public StudyGrain(
        StudyFactory factory,
        ComputePool compute,
        TimeProvider time,
        IGrainStorage storage,
        ILogger<StudyGrain> logger)
    {
        _factory = factory;
        _compute = compute;
        _time = time;
        _logger = logger;
        _store = new StudyStore(GrainContext, storage);
        _commit = new GroupCommit(WriteAsync);
    }

    private StudyKey Key => StudyKey.Parse(this.GetPrimaryKeyString());

    private DateTimeOffset Now => _time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await _store.LoadHeadAsync() is not { } head)
            return;
        var trials = await _store.LoadTrialsAsync(head.PageCount);
        var spec = _factory.Read(head.SpecJson);
        GoLive(head.SpecJson, head.CreatedSpecJson ?? head.SpecJson, _factory.Restore(spec, head.ToHead(), trials));
        LogActivated(Key, trials.Count);
        ArmDeadline();
        if (spec.IsManaged)
            DispatchInBackground();
        else
            _live!.Suggestions.LookAhead();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _changed.TrySetResult();
        if (_dispatching is { } dispatching)
            await dispatching.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public async Task<StudySnapshot> CreateAsync(string specJson, CancellationToken cancellationToken)
    {
        RequireSound();
        var spec = _factory.ReadSubmitted(specJson);
        string canonical = StudySpecWriter.ToJson(spec);
        if (spec.Name != Key.Study)
            throw StudyException.Field("name", $"is '{spec.Name}', but the study's key says '{Key.Study}'.");
        if (_live is { } existing)
        {
            await _commit.CommitAsync();
            return canonical == existing.CreatedSpecJson || canonical == existing.SpecJson
                ? Snapshot(existing)
                : throw new StudyException(RefusalCodes.StudyExists, $"A study named '{spec.Name}' exists already, with another spec.");
        }

        // Noted first: a name without a study is passed over in lists, a study without its name would never be found.
        await GrainFactory.GetGrain<ITenantGrain>(Key.Tenant).AddStudyAsync(Key.Study, cancellationToken);
        if (_live is null)
        {
            GoLive(canonical, canonical, _factory.Restore(spec, new StudyHead { Created = Now }, []));
            _live!.HeadDirty = true;
        }

        await SaveAsync();
        ArmDeadline();
        if (spec.IsManaged)
        {
            await this.RegisterOrUpdateReminder(ReconcileReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);
            DispatchInBackground();
        }

        LogCreated(Key);
        return Snapshot(Require()) with { IsNew = true };
    }

    public async Task<StudySnapshot> GetAsync(CancellationToken cancellationToken)
    {
        var live = await ReadAsync();
        return Snapshot(live);
    }

    public async Task<Trial> GetTrialAsync(int number, CancellationToken cancellationToken)
    {
        var live = await ReadAsync();
        return live.Machine.Find(number);
    }

    public async Task<TrialPage> GetTrialsAsync(int from, int count, TrialState? state, CancellationToken cancellationToken)
    {
        var live = await ReadAsync();
        var machine = live.Machine;
        var trials = new List<Trial>(Math.Min(count, machine.History.Count));
        int number = Math.Max(0, from);
        for (; number < machine.History.Count && trials.Count < count; number++)
        {
            if (state is null || machine.History[number].State == state)
                trials.Add(machine.History[number]);
        }

        return new TrialPage { Trials = trials, Next = number < machine.History.Count ? number : null, Objectives = machine.Spec.Objectives };
    }

    public async Task<StudyChanges> ChangesAsync(long since, TimeSpan wait, CancellationToken cancellationToken)
    {
        const int Limit = 1000;
        var live = await ReadAsync();
        if (live.Machine.Version <= since && wait > TimeSpan.Zero)
        {
            await _changed.Task.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellationToken.ThrowIfCancellationRequested();
            live = await ReadAsync();
        }

        var trials = live.Machine.ChangedSince(since, Limit);
        long next = trials.Count == Limit ? trials[^1].Version : live.Machine.Version;
        return new StudyChanges { Trials = trials, Study = Snapshot(live), Next = next };
    }

    public Task<StudySnapshot> AmendAsync(string amendmentJson, CancellationToken cancellationToken) => ChangeLifeAsync(live =>
    {
        using var json = JsonDocument.Parse(amendmentJson);
        live.Machine.Amend(StudyAmendmentReader.Read(json.RootElement, live.Machine.Spec), Now);
        live.SpecJson = StudySpecWriter.ToJson(live.Machine.Spec);
    });

    public Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken) => ChangeLifeAsync(live => live.Machine.Pause());

    public Task<StudySnapshot> ResumeAsync(CancellationToken cancellationToken) => ChangeLifeAsync(live =>
    {
        live.Machine.Resume();
        // Trials handed back at the pause are handed over again.
        _handedOver.Clear();
    });

    public Task<StudySnapshot> StopAsync(CancellationToken cancellationToken) => ChangeLifeAsync(live => live.Machine.Stop(Now));

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        RequireSound();
        if (_live is { } live)
        {
            live.Machine.Stop(Now);
            await SaveAsync();
            await ForgetTrialsAsync(live, cancellationToken);
            await _store.ClearAsync();
            await RemoveReminderAsync();
            _live = null;
            _changed.TrySetResult();
            LogDeleted(Key);
        }

        await GrainFactory.GetGrain<ITenantGrain>(Key.Tenant).RemoveStudyAsync(Key.Study, cancellationToken);
        DeactivateOnIdle();
    }

    public void Dispose()
    {
        _askTurn.Dispose();
        _stopping.Dispose();
    }

    private async Task<StudySnapshot> ChangeLifeAsync(Action<Live> change)
    {
        var live = Require();
        change(live);
        await SaveAsync();
        AfterChange(live);
        return Snapshot(live);
    }

    private void GoLive(string specJson, string createdSpecJson, StudyMachine machine) =>
        _live = new Live(specJson, createdSpecJson, machine, new SuggestionSource(machine, _factory.CreateSampler(machine.Spec), _compute, _stopping.Token));

    /// <summary>The live study, to change it.</summary>
    private Live Require()
    {
        RequireSound();
        return _live ?? throw new StudyException(RefusalCodes.StudyNotFound, $"There is no study '{Key.Study}'.");
    }

    /// <summary>The live study, to tell of it: nothing is told that is not durable.</summary>
    private async Task<Live> ReadAsync()
    {
        var live = Require();
        if (live.IsDirty)
            await SaveAsync();
        return Require();
    }

    private void RequireSound()
    {
        if (_broken)
            throw new StudyUnavailableException(Key, "its last write failed; the study is being reloaded");
    }

    /// <summary>Waits until everything done so far is durable.</summary>
    private Task SaveAsync()
    {
        // Deleted meanwhile, there is nothing left to write.
        if (_live is { } live)
            live.IsDirty = true;
        return _commit.CommitAsync();
    }

    private async Task WriteAsync()
    {
        if (_live is not { } live)
            return;
        RequireSound();
        live.IsDirty = false;
        var pages = live.Machine.History.TakeDirtyPages();
        bool head = live.Machine.TakeHeadChanged() || live.HeadDirty || live.Machine.History.PageCount != live.PagesInHead;
        live.HeadDirty = false;
        int pageCount = live.Machine.History.PageCount;
        var headState = head ? StudyHeadState.From(live.SpecJson, live.CreatedSpecJson, live.Machine.Head, pageCount) : null;
        try
        {
            await _store.WritePagesAsync(pages, live.Machine.History);
            if (headState is not null)
                await _store.WriteHeadAsync(headState);
            live.PagesInHead = pageCount;
        }
        catch (Exception e)
        {
            _broken = true;
            LogWriteFailed(e, Key);
            DeactivateOnIdle();
            throw new StudyUnavailableException(Key, "its changes could not be written");
        }

        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }

    private static StudySnapshot Snapshot(Live live)
    {
        var machine = live.Machine;
        bool hasSteps = machine.Spec.IsManaged || machine.Spec.Scheduler.Name != "none";
        return new StudySnapshot
        {
            Name = machine.Spec.Name,
            State = machine.Head.State,
            SpecJson = live.SpecJson,
            Created = machine.Head.Created,
            Ended = machine.Head.Ended,
            Reason = machine.Head.Reason,
            Counts = [.. Enum.GetValues<TrialState>().Select(machine.CountOf)],
            ResourceSpent = machine.ResourceSpent,
            ResourceOfFullTraining = hasSteps ? (long)machine.Spec.Scheduler.MaxResource * machine.History.Count : 0,
            Best = machine.Best,
            Version = machine.Version,
            Objectives = machine.Spec.Objectives,
        };
    }

    /// <summary>A study that exists, with what belongs to it while the grain is active.</summary>
    private sealed class Live(string specJson, string createdSpecJson, StudyMachine machine, SuggestionSource suggestions)
    {
        /// <summary>The spec as amended.</summary>
        public string SpecJson { get; set; } = specJson;

        /// <summary>The spec that the study was created with.</summary>
        public string CreatedSpecJson => createdSpecJson;

        public StudyMachine Machine => machine;

        public SuggestionSource Suggestions => suggestions;

        public bool HeadDirty { get; set; }

        public bool IsDirty { get; set; }

        public int PagesInHead { get; set; } = machine.History.PageCount;
    }
}
