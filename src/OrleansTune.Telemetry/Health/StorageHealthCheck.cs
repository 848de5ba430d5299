using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OrleansTune.Grains.Interfaces.Health;

namespace OrleansTune.Telemetry.Health;

/// <summary>Whether the storage that studies are kept in takes writes.</summary>
internal sealed class StorageHealthCheck(IGrainFactory grains, IHostEnvironment host, TimeProvider time) : IHealthCheck
{
    private readonly string _key = $"{host.ApplicationName}/{Environment.MachineName}";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Probe.AsResultAsync(
        token => grains.GetGrain<IStorageProbeGrain>(_key).WriteAsync(token), "the storage takes no writes", time, cancellationToken);
}
