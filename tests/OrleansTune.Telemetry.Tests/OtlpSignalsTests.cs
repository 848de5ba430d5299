using Microsoft.Extensions.Configuration;

namespace OrleansTune.Telemetry.Tests;

public sealed class OtlpSignalsTests
{
    [Fact]
    public void Nothing_leaves_unless_an_endpoint_is_named()
    {
        Assert.Equal(default, Of());
        Assert.Equal(default, Of(("OTEL_EXPORTER_OTLP_ENDPOINT", " ")));
    }

    [Fact]
    public void One_endpoint_serves_all_signals() =>
        Assert.Equal(new(Traces: true, Metrics: true, Logs: true), Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")));

    [Fact]
    public void A_signal_may_have_an_endpoint_of_its_own() =>
        Assert.Equal(new(Traces: true, Metrics: false, Logs: false), Of(("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector:4317")));

    [Fact]
    public void The_standard_switch_turns_all_off() =>
        Assert.Equal(default, Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), ("OTEL_SDK_DISABLED", "true")));

    private static OtlpSignals Of(params (string Name, string Value)[] variables) => OtlpSignals.Of(new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value)))
        .Build());
}
