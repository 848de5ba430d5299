using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansTune.Silo.Tests.Storage;

/// <summary>What one store measured.</summary>
internal sealed class StorageMeasurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<int> _transactions = new();
    private readonly ConcurrentQueue<(double Seconds, string? Outcome)> _writes = new();
    private long _conflicts;

    public StorageMeasurements(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "OrleansTune" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, _, _) => _transactions.Enqueue(value));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => _writes.Enqueue((value, (string?)tags[0].Value)));
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _conflicts, value));
        _listener.Start();
    }

    /// <summary>The number of writes in each transaction committed, in their order.</summary>
    public int[] Transactions => [.. _transactions];

    public (double Seconds, string? Outcome)[] Writes => [.. _writes];

    public long Conflicts => Interlocked.Read(ref _conflicts);

    public void Dispose() => _listener.Dispose();
}
