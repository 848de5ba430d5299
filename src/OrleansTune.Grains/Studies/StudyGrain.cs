using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Storage;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Compute;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Telemetry;

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
    private readonly StudyInstruments _instruments;
    private readonly ILogger<StudyGrain> _logger;
    private readonly StudyStore _store;
    private readonly GroupCommit _commit;
    private readonly RequestGate _gate;
    private readonly SemaphoreSlim _askTurn = new(1);
    private readonly SemaphoreSlim _lifeTurn = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Live? _live;
    private bool _broken;
    private IGrainTimer? _deadlineTimer;

    public StudyGrain(
        StudyFactory factory,
        ComputePool compute,
        TimeProvider time,
        StudyInstruments instruments,
        IGrainStorage storage,
        IOptions<StudyOptions> options,
        ILogger<StudyGrain> logger)
    {
        _factory = factory;
        _compute = compute;
        _time = time;
        _instruments = instruments;
        _logger = logger;
        Key = StudyKey.Parse(this.GetPrimaryKeyString());
        _store = new StudyStore(GrainContext, storage);
        _commit = new GroupCommit(WriteAsync);
        _gate = new RequestGate(Key, options.Value.WaitingRequests);
    }

    private StudyKey Key { get; }

    private DateTimeOffset Now => _time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await _store.LoadHeadAsync() is not { } head)
        {
            await _store.ClearLeftoversAsync();
            return;
        }

        var trials = await _store.LoadTrialsAsync(head.PageCount);
        var spec = _factory.Read(head.SpecJson);
        var machine = _factory.Restore(spec, head.ToHead(), trials);
        // Written anew, so that a spec stored before it had all of today's fields is still the same spec.
        string canonical = StudySpecWriter.ToJson(spec);
        string created = head.CreatedSpecJson is { } json ? StudySpecWriter.ToJson(_factory.Read(json)) : canonical;
        GoLive(canonical, created, machine, machine.Version);
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
        _live?.Telemetry.Dispose();
        Announce();
        if (_dispatching is { } dispatching)
            await dispatching.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public async Task<StudySnapshot> CreateAsync(string specJson, bool paused, CancellationToken cancellationToken)
    {
        using var place = _gate.Enter();
        RequireSound();
        var spec = _factory.ReadSubmitted(specJson);
        string canonical = StudySpecWriter.ToJson(spec);
        if (spec.Name != Key.Study)
            throw StudyException.Field("name", $"is '{spec.Name}', but the study's key says '{Key.Study}'.");
        // One creation or deletion at a time: each takes several steps, in several grains.
        await _lifeTurn.WaitAsync(cancellationToken);
        try
        {
            return await CreateInTurnAsync(spec, canonical, paused, cancellationToken);
        }
        finally
        {
            _lifeTurn.Release();
        }
    }

    private async Task<StudySnapshot> CreateInTurnAsync(StudySpec spec, string canonical, bool paused, CancellationToken cancellationToken)
    {
        RequireSound();
        bool isNew = _live is null;
        if (isNew)
        {
            // A name without a study is passed over in lists, a study without its name would never be found; a reminder without
            // a study is given up, a managed study without one would rest after a crash.
            await Tenant.AddStudyAsync(Key.Study, cancellationToken);
            if (spec.IsManaged)
                await this.RegisterOrUpdateReminder(ReconcileReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);
            GoLive(canonical, canonical, _factory.Restore(spec, new StudyHead { Created = Now, State = paused ? StudyState.Paused : StudyState.Running }, []), durableVersion: -1);
        }

        var live = Require();
        if (canonical != live.CreatedSpecJson && canonical != live.SpecJson)
            throw new StudyException(RefusalCodes.StudyExists, $"A study named '{spec.Name}' exists already, with another spec.");
        var answer = Snapshot(live) with { IsNew = isNew };
        await SaveAsync(live);
        if (isNew)
        {
            LogCreated(Key);
            AfterChange(live);
        }

        return answer;
    }

    public Task<StudySnapshot> GetAsync(CancellationToken cancellationToken) => ReadAsync(Snapshot);

    public Task<Trial> GetTrialAsync(int number, CancellationToken cancellationToken) => ReadAsync(live => live.Machine.Find(number));

    public Task<TrialPage> GetTrialsAsync(int from, int count, TrialState? state, CancellationToken cancellationToken) => ReadAsync(live =>
    {
        var machine = live.Machine;
        var trials = new List<Trial>(Math.Min(count, machine.History.Count));
        int number = Math.Max(0, from);
        for (; number < machine.History.Count && trials.Count < count; number++)
        {
            if (state is null || machine.History[number].State == state)
                trials.Add(machine.History[number]);
        }

        return new TrialPage { Trials = trials, Next = number < machine.History.Count ? number : null, Objectives = machine.Spec.Objectives };
    });

    public async Task<StudyChanges> ChangesAsync(long since, TimeSpan wait, CancellationToken cancellationToken)
    {
        const int Limit = 1000;
        if (Require().Machine.Version <= since && wait > TimeSpan.Zero)
        {
            await _changed.Task.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await ReadAsync(live =>
        {
            var trials = live.Machine.ChangedSince(since, Limit);
            long next = trials.Count == Limit ? trials[^1].Version : live.Machine.Version;
            return new StudyChanges { Trials = trials, Study = Snapshot(live), Next = next };
        });
    }

    public Task<StudySnapshot> AmendAsync(string amendmentJson, CancellationToken cancellationToken) => ChangeLifeAsync(live =>
    {
        using var json = JsonDocument.Parse(amendmentJson);
        live.Machine.Amend(StudyAmendmentReader.Read(json.RootElement, live.Machine.Spec), Now);
        live.SpecJson = StudySpecWriter.ToJson(live.Machine.Spec);
        // Trials that wait are handed over again, with the slots that they need now.
        _handedOver.Clear();
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
        using var place = _gate.Enter();
        await _lifeTurn.WaitAsync(cancellationToken);
        try
        {
            await DeleteInTurnAsync(cancellationToken);
        }
        finally
        {
            _lifeTurn.Release();
        }
    }

    private async Task DeleteInTurnAsync(CancellationToken cancellationToken)
    {
        RequireSound();
        if (_live is { } live)
        {
            live.Machine.Stop(Now);
            await SaveAsync(live);
            await ForgetTrialsAsync(live, cancellationToken);
            // From here on there is no study, and nobody writes what is being cleared.
            live.Telemetry.Dispose();
            _live = null;
            await ClearAsync();
            Announce();
            LogDeleted(Key);
        }

        await Tenant.RemoveStudyAsync(Key.Study, cancellationToken);
    }

    private async Task ClearAsync()
    {
        try
        {
            await _store.ClearAsync();
            await RemoveReminderAsync();
        }
        catch (Exception e)
        {
            GiveUp(e);
            throw new StudyUnavailableException(Key, "it could not be deleted whole");
        }
    }

    public void Dispose()
    {
        _askTurn.Dispose();
        _lifeTurn.Dispose();
        _stopping.Dispose();
    }

    private async Task<StudySnapshot> ChangeLifeAsync(Action<Live> change)
    {
        using var place = _gate.Enter();
        var live = Require();
        change(live);
        var answer = Snapshot(live);
        await SaveAsync(live);
        AfterChange(live);
        return answer;
    }

    private void GoLive(string specJson, string createdSpecJson, StudyMachine machine, long durableVersion)
    {
        var telemetry = _instruments.Watch(Key, machine);
        var suggestions = new SuggestionSource(machine, _factory.CreateSampler(machine.Spec), _compute, _time, telemetry, _stopping.Token);
        _live = new Live(specJson, createdSpecJson, machine, suggestions, telemetry, durableVersion);
    }

    /// <summary>The live study.</summary>
    private Live Require()
    {
        RequireSound();
        return _live ?? throw new StudyException(RefusalCodes.StudyNotFound, $"There is no study '{Key.Study}'.");
    }

    /// <summary>Tells of the study as it is at the call, once all of that is durable.</summary>
    private async Task<T> ReadAsync<T>(Func<Live, T> read)
    {
        using var place = _gate.Enter();
        var live = Require();
        var answer = read(live);
        await SaveAsync(live);
        return answer;
    }

    private void RequireSound()
    {
        if (_broken)
            throw new StudyUnavailableException(Key, "its last write failed; the study is being reloaded");
    }

    /// <summary>Waits until everything done so far is durable.</summary>
    private Task SaveAsync(Live live) => live.Machine.Version == live.DurableVersion ? Task.CompletedTask : _commit.CommitAsync();

    private async Task WriteAsync()
    {
        RequireSound();
        // Deleted meanwhile, there is nothing left to write.
        if (_live is not { } live || live.Machine.Version == live.DurableVersion)
            return;
        // Everything is taken down before the first wait: the machine goes on meanwhile.
        var history = live.Machine.History;
        long version = live.Machine.Version;
        int pageCount = history.PageCount;
        bool headChanged = live.Machine.TakeHeadChanged() || pageCount != live.PagesInHead;
        var head = headChanged ? StudyHeadState.From(live.SpecJson, live.CreatedSpecJson, live.Machine.Head, pageCount) : null;
        var pages = history.TakeDirtyPages().Select(i => (i, new StudyPageState { Trials = [.. history.Page(i)] })).ToList();
        try
        {
            await _store.WritePagesAsync(pages);
            if (head is not null)
                await _store.WriteHeadAsync(head);
        }
        catch (Exception e)
        {
            GiveUp(e);
            // The bridge to the store puts an exception of its own round the store's.
            bool full = e is StorageFullException || e.InnerException is StorageFullException;
            throw new StudyUnavailableException(Key, full ? "its storage is full" : "its changes could not be written");
        }

        live.PagesInHead = pageCount;
        live.DurableVersion = version;
        live.Telemetry.Changed();
        Announce();
    }

    /// <summary>What is in memory and what is stored may differ: the next activation starts from what is stored.</summary>
    private void GiveUp(Exception cause)
    {
        _broken = true;
        LogWriteFailed(cause, Key);
        DeactivateOnIdle();
    }

    /// <summary>Wakes those who wait for changes.</summary>
    private void Announce()
    {
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }

    private StudySnapshot Snapshot(Live live)
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
            Waiting = machine.Spec.IsManaged && Waits(machine) ? _shortage : null,
        };
    }

    /// <summary>A study that exists, with what belongs to it while the grain is active.</summary>
    private sealed class Live(
        string specJson, string createdSpecJson, StudyMachine machine, SuggestionSource suggestions, StudyTelemetry telemetry, long durableVersion)
    {
        /// <summary>The spec as amended.</summary>
        public string SpecJson { get; set; } = specJson;

        /// <summary>The spec that the study was created with.</summary>
        public string CreatedSpecJson => createdSpecJson;

        public StudyMachine Machine => machine;

        public SuggestionSource Suggestions => suggestions;

        public StudyTelemetry Telemetry => telemetry;

        /// <summary>The machine's version as it is stored; -1 before the first write.</summary>
        public long DurableVersion { get; set; } = durableVersion;

        /// <summary>The number of pages that the stored head tells of; -1 before the first write.</summary>
        public int PagesInHead { get; set; } = durableVersion < 0 ? -1 : machine.History.PageCount;
    }
}
