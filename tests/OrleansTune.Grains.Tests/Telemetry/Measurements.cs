using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansTune.Grains.Tests.Telemetry;

/// <summary>A meter factory, and everything that is measured on its meters.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, string Labels, double Value)> _seen = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, Meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <summary>What a gauge tells now, as <see cref="Take"/> puts it.</summary>
    public IReadOnlyList<string> Read(string gauge)
    {
        Take(gauge);
        _listener.RecordObservableInstruments();
        return Take(gauge);
    }

    /// <summary>What a counter or histogram measured since it was last asked for, as <c>label=value,…: number</c>.</summary>
    public IReadOnlyList<string> Take(string instrument)
    {
        var all = _seen.ToArray();
        _seen.Clear();
        foreach (var other in all.Where(m => m.Instrument != instrument))
            _seen.Enqueue(other);
        return [.. all.Where(m => m.Instrument == instrument).Select(m => $"{m.Labels}: {m.Value}").Order()];
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, text) in tags)
            labels.Add($"{name}={text}");
        _seen.Enqueue((instrument.Name, string.Join(',', labels), value));
    }
}
