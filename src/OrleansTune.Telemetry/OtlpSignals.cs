using Microsoft.Extensions.Configuration;

namespace OrleansTune.Telemetry;

/// <summary>Which signals leave by OTLP: those for which the standard variables name an endpoint.</summary>
internal readonly record struct OtlpSignals(bool Traces, bool Metrics, bool Logs)
{
    public static OtlpSignals Of(IConfiguration configuration)
    {
        bool all = Has(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT");
        bool none = string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);
        return none ? default : new(
            all || Has(configuration, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
            all || Has(configuration, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
            all || Has(configuration, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"));
    }

    private static bool Has(IConfiguration configuration, string variable) => !string.IsNullOrWhiteSpace(configuration[variable]);
}
