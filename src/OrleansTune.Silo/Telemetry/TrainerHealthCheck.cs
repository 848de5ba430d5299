using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrleansTune.Silo.Training;

namespace OrleansTune.Silo.Telemetry;

/// <summary>Whether this host's trainer agent gets answers from its broker; a host that trains nothing is well.</summary>
internal sealed class TrainerHealthCheck(TrainerPulse pulse, IOptions<TrainerOptions> options) : IHealthCheck
{
    /// <summary>A broker gives up an agent that it has not heard of for this long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silence = pulse.Silence;
        return Task.FromResult(options.Value.Slots == 0 || silence <= Longest
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"the slot broker of pool '{options.Value.Pool}' has not answered for {silence.TotalSeconds:f0} s"));
    }
}
