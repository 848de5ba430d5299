using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrleansTune.Core.Telemetry;

/// <summary>Measures how long the fit of a study's surrogates takes, from its making to its disposal.</summary>
internal readonly struct SurrogateFitTiming : IDisposable
{
    private static readonly Histogram<double> Duration = new Meter(OrleansTuneTelemetry.Name).CreateHistogram(
        "orleanstune.surrogate.fit.duration", "s", "Fitting a study's surrogates to its history.", advice: HistogramBuckets.Work);

    private readonly long _start;

    private SurrogateFitTiming(long start) => _start = start;

    public static SurrogateFitTiming Start() => new(Stopwatch.GetTimestamp());

    public void Dispose() => Duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds);
}
