using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansTune.Grains.Interfaces.Health;

namespace OrleansTune.Telemetry.Health;

/// <summary>Whether some silo answers this host.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Probe.AsResultAsync(
        token => grains.GetGrain<IClusterProbeGrain>(0).PingAsync(token), "no silo answers", time, cancellationToken);
}
