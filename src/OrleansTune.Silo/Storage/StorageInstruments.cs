using System.Diagnostics.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Silo.Storage;

/// <summary>What a store tells of itself, on the meter <c>OrleansTune</c>.</summary>
internal sealed class StorageInstruments
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _writeDuration;
    private readonly Histogram<int> _transactionWrites;
    private readonly Counter<long> _conflicts;

    public StorageInstruments(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(OrleansTuneTelemetry.Name);

        // From a group commit on a fast disk (tens of microseconds) to a disk in trouble.
        _writeDuration = meter.CreateHistogram(
            "orleanstune.storage.write.duration",
            "s",
            "From handing a write to the store until it is durable.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
            });
        _transactionWrites = meter.CreateHistogram(
            "orleanstune.storage.transaction.writes",
            "{write}",
            "Writes that shared a transaction, for every transaction committed.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });
        _conflicts = meter.CreateCounter<long>(
            "orleanstune.storage.conflicts",
            "{conflict}",
            "Writes refused because the stored ETag was another than the writer's.");
    }

    public long StartTimestamp() => _time.GetTimestamp();

    public void WriteCommitted(long start) => RecordWrite(start, "committed");

    public void WriteFailed(long start) => RecordWrite(start, "failed");

    public void TransactionCommitted(int writes) => _transactionWrites.Record(writes);

    public void Conflicted() => _conflicts.Add(1);

    private void RecordWrite(long start, string outcome) =>
        _writeDuration.Record(_time.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
}
