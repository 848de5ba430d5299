using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Telemetry;
using OrleansTune.Silo.Training;

namespace OrleansTune.Silo.Telemetry;

/// <summary>What this host's trainers tell of themselves, on the meter <see cref="OrleansTuneTelemetry.Name"/>.</summary>
internal sealed class TrainerInstruments
{
    private readonly ConcurrentDictionary<TrainerSlots, byte> _agents = new();
    private readonly TimeProvider _time;
    private readonly KeyValuePair<string, object?> _pool;
    private readonly KeyValuePair<string, object?> _device;
    private readonly Histogram<double> _epochDuration;
    private readonly Counter<long> _epochs;
    private readonly Counter<double> _trainingTime;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _failures;

    public TrainerInstruments(IMeterFactory meters, TimeProvider time, IOptions<TrainerOptions> options)
    {
        _time = time;
        _pool = new("pool", options.Value.Pool);
        _device = new("device", options.Value.Device);
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        _epochDuration = meter.CreateHistogram("orleanstune.epoch.duration", "s", "Training one epoch.", advice: HistogramBuckets.Work);
        _epochs = meter.CreateCounter<long>("orleanstune.epochs", "{epoch}", "Epochs trained, by tenant; one trained again after a loss counts again.");
        _trainingTime = meter.CreateCounter<double>("orleanstune.training.time", "s", "Time that trials spent in training, by tenant: on a GPU, its GPU-seconds.");
        _attempts = meter.CreateCounter<long>("orleanstune.trainer.attempts", "{attempt}", "Leases under which a trainer began a trial.");
        _failures = meter.CreateCounter<long>("orleanstune.trainer.failures", "{attempt}", "Attempts that did not come to their end, by cause.");
        meter.CreateObservableGauge("orleanstune.trainer.slots", () => Observe(a => a.Slots), "{slot}", "Trials that this host trains at once at most.");
        meter.CreateObservableGauge("orleanstune.trainer.running", () => Observe(a => a.Running), "{trial}", "Trials that this host trains.");
    }

    public long StartTimestamp() => _time.GetTimestamp();

    /// <summary>Tells of an agent's slots until what is returned is disposed of.</summary>
    public IDisposable Serving(int slots, Func<int> running)
    {
        var agent = new TrainerSlots(slots, running, a => _agents.TryRemove(a, out _));
        _agents[agent] = 0;
        return agent;
    }

    public void Begun(string trainer) => _attempts.Add(1, _pool, new("trainer", trainer));

    public void EpochTrained(string tenant, string trainer, long start)
    {
        double seconds = _time.GetElapsedTime(start).TotalSeconds;
        _epochDuration.Record(seconds, _pool, _device, new("trainer", trainer));
        _epochs.Add(1, _pool, new("tenant", tenant));
        _trainingTime.Add(seconds, _pool, _device, new("tenant", tenant));
    }

    /// <summary>The trainer's own error.</summary>
    public void TrainerFailed() => Failed("error");

    /// <summary>Another trainer has the trial.</summary>
    public void Superseded() => Failed("superseded");

    /// <summary>The broker took the lease back.</summary>
    public void Revoked() => Failed("revoked");

    /// <summary>The trial's grain could not be reached.</summary>
    public void Abandoned() => Failed("unreachable");

    private void Failed(string cause) => _failures.Add(1, _pool, new("cause", cause));

    private IEnumerable<Measurement<int>> Observe(Func<TrainerSlots, int> figure) =>
        _agents.Keys.Select(agent => new Measurement<int>(figure(agent), _pool, _device));
}
