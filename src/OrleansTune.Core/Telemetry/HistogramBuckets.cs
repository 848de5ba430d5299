using System.Diagnostics.Metrics;

namespace OrleansTune.Core.Telemetry;

/// <summary>Histogram boundaries in seconds, by how long the thing measured takes when it goes well and when it does not.</summary>
public static class HistogramBuckets
{
    /// <summary>Answers that somebody waits for: from a dictionary look-up to a request that times out.</summary>
    public static InstrumentAdvice<double> Answers { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
    };

    /// <summary>Work in the background, such as an epoch or a surrogate's fit: from milliseconds to hours.</summary>
    public static InstrumentAdvice<double> Work { get; } = new()
    {
        HistogramBucketBoundaries = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200],
    };

    /// <summary>Waiting in a queue: from not at all to a day.</summary>
    public static InstrumentAdvice<double> Waits { get; } = new()
    {
        HistogramBucketBoundaries = [0.05, 0.25, 1, 5, 15, 60, 300, 900, 3600, 14400, 43200, 86400],
    };
}
