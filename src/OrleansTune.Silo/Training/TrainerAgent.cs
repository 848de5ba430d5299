using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Silo.Telemetry;

namespace OrleansTune.Silo.Training;

/// <summary>Trains this host's share of the cluster's trials: polls the pool's broker for leases and runs each on a thread of its own.</summary>
internal sealed partial class TrainerAgent(
    IGrainFactory grains,
    TrialRunner runner,
    IOptions<TrainerOptions> options,
    TimeProvider time,
    TrainerInstruments instruments,
    TrainerPulse pulse,
    ILogger<TrainerAgent> logger) : BackgroundService
{
    private static readonly TimeSpan PollWait = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan PollRetry = TimeSpan.FromSeconds(1);
    private readonly ILogger _logger = logger;
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly string _incarnation = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<long, RunningLease> _running = new();
    private readonly ConcurrentDictionary<long, SlotLease> _ended = new();

    private TrainerOptions Options => options.Value;

    private ISlotBrokerGrain Broker => grains.GetGrain<ISlotBrokerGrain>(Options.Pool);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Options.Slots == 0)
            return;
        LogStarted(Options.Name, Options.Slots, Options.Pool);
        using var slots = instruments.Serving(Options.Slots, () => _running.Count);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PollAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogPollFailed(e, Options.Pool);
                await Task.Delay(PollRetry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await HandBackAsync();
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        var poll = new AgentPoll
        {
            Agent = Options.Name,
            Incarnation = _incarnation,
            Slots = Options.Slots,
            Known = [.. _running.Keys],
            Wait = PollWait,
            Started = _started,
            GivingBack = [.. _running.Values.Where(r => r.HandBackWanted).Select(r => r.Lease.Token)],
        };
        var answer = await Broker.PollAsync(poll, stoppingToken);
        pulse.Heard();
        long[] held = [.. answer.Leases.Select(l => l.Token)];
        foreach (var lease in answer.Leases)
        {
            if (_ended.ContainsKey(lease.Token))
                await Broker.ReleaseAsync(lease.Trial, lease.Token, stoppingToken);
            else if (!_running.ContainsKey(lease.Token))
                Start(lease);
        }

        foreach (long token in answer.Recalled)
        {
            if (_running.TryGetValue(token, out var recalled))
                recalled.HandBack();
        }

        foreach (long token in poll.Known.Except(held))
        {
            if (_running.TryGetValue(token, out var revoked))
                revoked.Drop();
        }

        // Tokens never come back: what the broker no longer lists need not be remembered.
        foreach (long token in _ended.Keys.Except(held))
            _ended.TryRemove(token, out _);
    }

    private void Start(SlotLease lease)
    {
        var running = new RunningLease(lease);
        _running[lease.Token] = running;
        running.Done = Task.Factory.StartNew(
            () => Run(running), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Run(RunningLease running)
    {
        try
        {
            runner.Run(running, Options.Name);
        }
        finally
        {
            // Remembered before it is forgotten as running, or an answer under way could start it again.
            _ended[running.Lease.Token] = running.Lease;
            _running.TryRemove(running.Lease.Token, out _);
            running.Dispose();
        }
    }

    /// <summary>Shutting down in good order: each trial saves a checkpoint after its epoch and is handed back.</summary>
    private async Task HandBackAsync()
    {
        var leases = _running.Values.ToArray();
        foreach (var lease in leases)
            lease.HandBack();
        await Task.WhenAll(leases.Select(l => l.Done));
        try
        {
            await Broker.LeaveAsync(Options.Name, _incarnation);
        }
        catch (Exception e)
        {
            // The broker finds out by itself when the agent stays silent.
            LogLeaveFailed(e, Options.Pool);
        }
    }
}
