using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansTune.Telemetry.Health;

/// <summary>Whether work that is queued gets a thread soon: a process whose threads are all blocked answers nobody.</summary>
internal sealed class ThreadsHealthCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long start = time.GetTimestamp();
        await Task.Run(() => { }, cancellationToken);
        var waited = time.GetElapsedTime(start);
        return waited <= Longest ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"work waited {waited.TotalSeconds:f1} s for a thread");
    }
}
