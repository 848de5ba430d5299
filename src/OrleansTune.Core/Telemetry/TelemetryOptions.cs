namespace OrleansTune.Core.Telemetry;

/// <summary>
/// What a host tells of itself. Bound from the configuration section <c>Telemetry</c>; where traces, metrics and logs are sent is
/// told by the standard variables <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the like.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Telemetry";

    /// <summary>
    /// A port of its own for <c>/metrics</c>, <c>/health/live</c> and <c>/health/ready</c>, open to whoever reaches it; from 1 to 65,535.
    /// Null, the default: none. A silo without a gateway can only be scraped there.
    /// </summary>
    public int? Port { get; set; }

    /// <summary>
    /// The share of traces kept, from 0 to 1, where the caller has not decided it. The standard variable <c>OTEL_TRACES_SAMPLER</c> goes
    /// before. Default: 1.
    /// </summary>
    public double TraceRatio { get; set; } = 1;

    /// <summary>
    /// The most studies of a silo that have time series of their own (trials by state, best value); the ones that changed last go first.
    /// From 0 to 10,000; default: 100.
    /// </summary>
    public int StudySeries { get; set; } = 100;

    /// <summary>How often the size of the checkpoint store is taken; from one second, or 0 for never. Default: one minute.</summary>
    public TimeSpan CheckpointUsageInterval { get; set; } = TimeSpan.FromMinutes(1);
}
