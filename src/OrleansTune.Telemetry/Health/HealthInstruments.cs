using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry.Health;

/// <summary>Keeps what the health checks last found as a gauge, so that an alert can name the check that fails.</summary>
internal sealed class HealthInstruments : IHealthCheckPublisher
{
    private volatile HealthReport? _report;

    public HealthInstruments(IMeterFactory meters) => meters.Create(OrleansTuneTelemetry.Name).CreateObservableGauge(
        "orleanstune.health", Observe, description: "1 for a health check that passes, 0 for one that fails.");

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        _report = report;
        return Task.CompletedTask;
    }

    private IEnumerable<Measurement<int>> Observe() => _report is { } report
        ? report.Entries.Select(e => new Measurement<int>(e.Value.Status == HealthStatus.Unhealthy ? 0 : 1, new KeyValuePair<string, object?>("check", e.Key)))
        : [];
}
