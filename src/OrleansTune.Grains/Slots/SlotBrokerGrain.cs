using Microsoft.Extensions.Logging;
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
    private readonly TimeProvider _time;
    private readonly ILogger<SlotBrokerGrain> _logger;
    private readonly GroupCommit _commit;
    private readonly SlotInstruments _instruments;
    private SlotLedger _ledger = null!;
    private SlotTelemetry _telemetry = null!;
    private long _durableVersion;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlotBrokerGrain(
        [PersistentState("slots")] IPersistentState<SlotBrokerState> state,
        TimeProvider time,
        SlotInstruments instruments,
        ILogger<SlotBrokerGrain> logger)
    {
        _state = state;
        _time = time;
        _instruments = instruments;
        _logger = logger;
        _commit = new GroupCommit(WriteAsync);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var kept = _state.State;
        _ledger = new SlotLedger(kept.NextToken, kept.Waiting.Select(w => w.ToRequest()), kept.Grants.Select(g => g.ToGrant()), _ => 1.0, Now);
        _telemetry = _instruments.Watch(this.GetPrimaryKeyString(), _ledger);
        var period = Silence / 5;
        this.RegisterGrainTimer(ExpireAsync, new GrainTimerCreationOptions(period, period) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _telemetry.Dispose();
        return Task.CompletedTask;
    }

    public async Task RequestAsync(TrialKey trial, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Request(trial.ToString(), trial.Study.Tenant);
        await SaveAsync();
        if (changed)
            Announce();
    }

    public async Task ReleaseAsync(TrialKey trial, long? token, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Release(trial.ToString(), token);
        await SaveAsync();
        if (changed)
            Announce();
    }

    public async Task<AgentLeases> PollAsync(AgentPoll poll, CancellationToken cancellationToken)
    {
        _ledger.Serve(poll.Agent, poll.Incarnation, poll.Slots, Now);
        await SaveAsync();
        var news = _news.Task;
        if (Tokens(poll).SequenceEqual(poll.Known.Order()) && poll.Wait > TimeSpan.Zero)
        {
            await news.WaitAsync(poll.Wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellationToken.ThrowIfCancellationRequested();
            // Left or replaced by a newer process meanwhile, this one takes nothing back.
            if (_ledger.IsPresent(poll.Agent, poll.Incarnation))
                _ledger.Serve(poll.Agent, poll.Incarnation, poll.Slots, Now);
        }

        var leases = new AgentLeases
        {
            Leases = [.. _ledger.GrantsOf(poll.Agent, poll.Incarnation).Select(g => new SlotLease(g.Token, TrialKey.Parse(g.Trial)))],
        };
        await SaveAsync();
        return leases;
    }

    public async Task LeaveAsync(string agent, string incarnation, CancellationToken cancellationToken)
    {
        bool changed = _ledger.Leave(agent, incarnation);
        await SaveAsync();
        if (changed)
            Announce();
    }

    private IEnumerable<long> Tokens(AgentPoll poll) => _ledger.GrantsOf(poll.Agent, poll.Incarnation).Select(g => g.Token);

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var lost = _ledger.Expire(Silence, Now);
        if (lost.Count == 0)
            return;
        LogAgentsLost(string.Join(", ", lost), Silence);
        await SaveAsync();
        Announce();
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
        _state.State = new SlotBrokerState
        {
            NextToken = _ledger.NextToken,
            Waiting = [.. _ledger.Waiting.Select(StoredRequest.From)],
            Grants = [.. _ledger.Grants.Select(StoredGrant.From)],
        };
        await _state.WriteOrReloadAsync(this);
        _durableVersion = version;
        _telemetry.Changed();
    }
}
