using System.Globalization;
using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Studies;

/// <summary>Tells why a study's trials get no slots.</summary>
internal static class StudyWaiting
{
    /// <summary>The reason, for people; null when nothing but the queue stands before the trials.</summary>
    public static async Task<string?> ReasonAsync(StudySnapshot study, string? pool, ITenantGrain tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        if (pool is null || !GpuPools.Include(pool) || study.State != Core.Studies.StudyState.Running)
            return null;
        // Few tenants have the limit, and without it nothing needs to be counted.
        if ((await tenant.GetQuotaAsync(cancellationToken)).GpuSecondsPerDay is not { } most)
            return null;
        if ((await tenant.GetUsageAsync(cancellationToken)).GpuSecondsToday < most)
            return null;
        var tomorrow = time.GetUtcNow().UtcDateTime.Date.AddDays(1);
        return string.Create(
            CultureInfo.InvariantCulture, $"the tenant's {most} GPU-seconds of today are used up; its trials wait until {tomorrow:yyyy-MM-dd HH:mm} UTC.");
    }
}
