using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Slots;

/// <summary>Shares one pool's slots out: a shell that keeps a <see cref="SlotLedger"/> durable.</summary>
/// <remarks>Reentrant, so that polls can wait for work; every answer waits for the write that holds it.</remarks>
[GrainType("slot-broker")]
[Reentrant]
internal sealed partial class SlotBrokerGrain : Grain, ISlotBrokerGrain
{
    /// <summary>An agent polls at least every few seconds; one that has been silent for this long is lost.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly IPersistentState<SlotBrokerState> _state;
    private readonly TimeSpan _quantum;
    private readonly TimeProvider _time;
    private readonly ILogger<SlotBrokerGrain> _logger;
    private readonly GroupCommit _commit;
    private readonly SlotInstruments _instruments;
    private SlotLedger _ledger = null!;
    private SlotTelemetry _telemetry = null!;
    private long _durableVersion;
    private bool _listed;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlotBrokerGrain(
        [PersistentState("slots")] IPersistentState<SlotBrokerState> state,
        IOptions<FairShareOptions> options,
        TimeProvider time,
        SlotInstruments instruments,
        ILogger<SlotBrokerGrain> logger)
    {
        _state = state;
        _quantum = options.Value.SlotQuantum;
        _time = time;
        _instruments = instruments;
        _logger = logger;
        _commit = new GroupCommit(WriteAsync);
    }

    private string Pool => this.GetPrimaryKeyString();

    private bool IsOfGpus => GpuPools.Include(Pool);

    private DateTimeOffset Now => _time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ledger = new SlotLedger(_state.State.ToState(), _quantum, Now);
        _telemetry = _instruments.Watch(Pool, _ledger);
        // Whoever is to make room is told within a quantum, also while no agent has a reason to call.
        var period = _quantum < Silence / 5 ? _quantum : Silence / 5;
        this.RegisterGrainTimer(LookAfterAsync, new GrainTimerCreationOptions(period, period) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _telemetry.Dispose();
        return Task.CompletedTask;
    }

    public async Task RequestAsync(SlotDemand demand, CancellationToken cancellationToken)
    {
        await ListPoolAsync(cancellationToken);
        string tenant = demand.Trial.Study.Tenant;
        if (MustReadTerms(tenant))
            await ReadTermsAsync(tenant, cancellationToken);
        bool changed = _ledger.Request(demand.Trial.ToString(), tenant, demand.Amount, demand.Priority, Now);
        await SaveAsync();
        if (changed)
            Announce();
    }

    public async Task ReleaseAsync(TrialKey trial, long? token, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Release(trial.ToString(), token, Now);
        await SaveAsync();
        if (changed)
            Announce();
    }

    public async Task ReturnAsync(TrialKey trial, long token, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Return(trial.ToString(), token, Now);
        await SaveAsync();
        if (changed)
            Announce();
    }

    public async Task<AgentLeases> PollAsync(AgentPoll poll, CancellationToken cancellationToken)
    {
        await ListPoolAsync(cancellationToken);
        var agent = new SlotAgent(poll.Agent, poll.Incarnation, poll.Started, SlotAmount.Whole(poll.Slots));
        if (!_ledger.Accepts(agent))
            throw AgentReplacedException.Of(poll.Agent, Pool);
        Serve(agent);
        await SaveAsync();
        var news = _news.Task;
        if (!HasNewsFor(poll) && poll.Wait > TimeSpan.Zero)
        {
            await news.WaitAsync(poll.Wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellationToken.ThrowIfCancellationRequested();
            // Left or replaced by a newer process meanwhile, this one takes nothing back.
            if (_ledger.IsPresent(poll.Agent, poll.Incarnation))
                Serve(agent);
        }

        var grants = _ledger.GrantsOf(poll.Agent, poll.Incarnation);
        var leases = new AgentLeases
        {
            Leases = [.. grants.Select(g => new SlotLease(g.Token, TrialKey.Parse(g.Trial)))],
            Recalled = [.. grants.Where(g => g.Recalled).Select(g => g.Token)],
        };
        await SaveAsync();
        return leases;
    }

    public async Task LeaveAsync(string agent, string incarnation, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Leave(agent, incarnation, Now);
        await SaveAsync();
        if (changed)
            Announce();
    }

    /// <summary>Whether the agent holds other leases than it knows of, or is not yet giving back what was recalled.</summary>
    private bool HasNewsFor(AgentPoll poll)
    {
        var grants = _ledger.GrantsOf(poll.Agent, poll.Incarnation);
        return !grants.Select(g => g.Token).SequenceEqual(poll.Known.Order())
            || grants.Any(g => g.Recalled && !poll.GivingBack.Contains(g.Token));
    }

    private void Serve(SlotAgent agent)
    {
        _ledger.Serve(agent, Now);
        Recall();
    }

    private void Recall()
    {
        if (!_ledger.Recall(Now))
            return;
        LogRecalled(string.Join(", ", _ledger.Grants.Where(g => g.Recalled).Select(g => g.Trial)));
        Announce();
    }

    private async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        await ReadTermsAsync(cancellationToken);
        var lost = _ledger.Expire(Silence, Now);
        if (lost.Count > 0)
            LogAgentsLost(string.Join(", ", lost), Silence);
        Recall();
        await SaveAsync();
        if (lost.Count > 0)
            Announce();
    }

    /// <summary>Sees to it that administrators find the pool.</summary>
    private async Task ListPoolAsync(CancellationToken cancellationToken)
    {
        if (_listed)
            return;
        await GrainFactory.GetGrain<IPoolDirectoryGrain>(IPoolDirectoryGrain.Key).AddAsync(Pool, cancellationToken);
        _listed = true;
    }

    private void Announce()
    {
        var news = _news;
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        news.SetResult();
    }

    /// <summary>Waits until everything done so far is durable, also what other calls did.</summary>
    private Task SaveAsync() => _ledger.Version == _durableVersion ? Task.CompletedTask : _commit.CommitAsync();

    private async Task WriteAsync()
    {
        long version = _ledger.Version;
        _state.State = SlotBrokerState.From(_ledger.ToState());
        await _state.WriteOrReloadAsync(this);
        _durableVersion = version;
        _telemetry.Changed();
    }
}
