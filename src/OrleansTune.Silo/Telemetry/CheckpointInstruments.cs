using System.Diagnostics.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Silo.Telemetry;

/// <summary>What a checkpoint store tells of itself, on the meter <see cref="OrleansTuneTelemetry.Name"/>.</summary>
internal sealed class CheckpointInstruments
{
    private readonly TimeProvider _time;
    private readonly Counter<long> _written;
    private readonly Histogram<double> _writeDuration;
    private readonly ObservableGauge<long> _stored;

    public CheckpointInstruments(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        _written = meter.CreateCounter<long>("orleanstune.checkpoint.written", "By", "Checkpoints written, in bytes.");
        _writeDuration = meter.CreateHistogram("orleanstune.checkpoint.write.duration", "s", "Writing a checkpoint until it is durable.", advice: HistogramBuckets.Work);
        _stored = meter.CreateObservableGauge("orleanstune.checkpoint.stored", () => Observe(Stored), "By", "Checkpoints in the store, in bytes; every host that shares a store tells the same.");
        meter.CreateObservableGauge("orleanstune.disk.free", () => Observe(Free), "By", "Free space where checkpoints are kept.");
        meter.CreateObservableGauge("orleanstune.disk.size", () => Observe(Size), "By", "Space, free or not, where checkpoints are kept.");
    }

    /// <summary>Whether anybody wants to know what is stored: to find out is to list it.</summary>
    public bool WantsUsage => _stored.Enabled;

    /// <summary>Bytes stored; null while unknown.</summary>
    public long? Stored { get; set; }

    /// <summary>Bytes free on the store's volume; null while unknown, or when it has none.</summary>
    public long? Free { get; set; }

    /// <summary>Bytes of the store's volume; null while unknown, or when it has none.</summary>
    public long? Size { get; set; }

    public long StartTimestamp() => _time.GetTimestamp();

    public void Written(long bytes, long start)
    {
        _written.Add(bytes);
        _writeDuration.Record(_time.GetElapsedTime(start).TotalSeconds);
    }

    private static IEnumerable<Measurement<long>> Observe(long? figure) => figure is { } known ? [new(known)] : [];
}
