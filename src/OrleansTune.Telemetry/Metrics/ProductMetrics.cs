using OpenTelemetry.Metrics;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry.Metrics;

/// <summary>The metrics that leave a host: the product's own, and those of the runtime, the web framework and Orleans that say how it fares.</summary>
internal static class ProductMetrics
{
    private const string Orleans = "Microsoft.Orleans";

    /// <summary>Milliseconds; Orleans names no boundaries, and the default ones end too soon.</summary>
    private static readonly double[] StorageMilliseconds = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

    /// <summary>Orleans has some hundred; these answer an operator's questions.</summary>
    private static readonly HashSet<string> OfOrleans =
    [
        "orleans-catalog-activations", "orleans-app-requests-timedout", "orleans-messaging-rejected", "orleans-messaging-expired",
        "orleans-storage-read-latency", "orleans-storage-write-latency", "orleans-storage-read-errors", "orleans-storage-write-errors",
        "orleans-scheduler-long-running-turns", "orleans-reminders-active", "orleans-reminders-tardiness", "orleans-gateway-connected-clients",
        "orleans-client-connected-gateways",
    ];

    public static void AddProduct(this MeterProviderBuilder metrics, bool otlp)
    {
        metrics.AddMeter(OrleansTuneTelemetry.Name, Orleans, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel");
        metrics.AddView(instrument => instrument.Meter.Name != Orleans ? null
            : !OfOrleans.Contains(instrument.Name) ? MetricStreamConfiguration.Drop
            : instrument.Name.EndsWith("-latency", StringComparison.Ordinal) ? new ExplicitBucketHistogramConfiguration { Boundaries = StorageMilliseconds }
            : null);
        metrics.AddPrometheusExporter();
        if (otlp)
            metrics.AddOtlpExporter();
    }
}
