using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansTune.Telemetry.Health;

/// <summary>Tries something out, and says in a result how it went.</summary>
internal static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="probe">What to try.</param>
    /// <param name="failure">What it means when it fails, for people.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<HealthCheckResult> AsResultAsync(
        Func<CancellationToken, Task> probe, string failure, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await probe(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The kind of trouble only: messages of drivers may hold addresses and account names.
            return HealthCheckResult.Unhealthy($"{failure} ({e.GetType().Name})", e);
        }
    }
}
