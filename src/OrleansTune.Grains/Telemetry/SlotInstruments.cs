using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansTune.Core.Slots;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Grains.Telemetry;

/// <summary>What the slot brokers of this silo tell of their pools, on the meter <see cref="OrleansTuneTelemetry.Name"/>.</summary>
internal sealed class SlotInstruments
{
    private readonly ConcurrentDictionary<SlotTelemetry, byte> _pools = new();

    public SlotInstruments(IMeterFactory meters, TimeProvider time, LeaseInstruments leases)
    {
        Time = time;
        Leases = leases;
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        meter.CreateObservableGauge("orleanstune.slot.queue", () => Observe(p => p.Waiting), "{trial}", "Trials that wait for a slot, by pool and tenant.");
        meter.CreateObservableGauge("orleanstune.slot.held", () => Observe(p => p.Held), "{slot}", "Slots that trials hold, by pool and tenant.");
        Wait = meter.CreateHistogram("orleanstune.slot.wait.duration", "s", "From a trial's request until it gets a slot.", advice: HistogramBuckets.Waits);
    }

    public TimeProvider Time { get; }

    public Histogram<double> Wait { get; }

    public LeaseInstruments Leases { get; }

    /// <summary>Begins to tell of a pool, until what is returned is disposed of.</summary>
    public SlotTelemetry Watch(string pool, SlotLedger ledger)
    {
        var telemetry = new SlotTelemetry(this, pool, ledger);
        _pools[telemetry] = 0;
        return telemetry;
    }

    public void Remove(SlotTelemetry pool) => _pools.TryRemove(pool, out _);

    private IEnumerable<Measurement<double>> Observe(Func<SlotTelemetry, IReadOnlyDictionary<string, double>> figures) =>
        from pool in _pools.Keys
        from tenant in figures(pool)
        select new Measurement<double>(tenant.Value, new("pool", pool.Pool), new("tenant", tenant.Key));
}
