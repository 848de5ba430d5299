using OrleansTune.Contracts;
using OrleansTune.Grains.Interfaces.Tenants;
using CoreQuota = OrleansTune.Grains.Interfaces.Tenants.TenantQuota;
using TenantQuota = OrleansTune.Contracts.TenantQuota;

namespace OrleansTune.Gateway.Tenants;

/// <summary>What the HTTP surface shows of tenants and their keys.</summary>
internal static class TenantMapping
{
    public static TenantResource ToResource(this TenantSnapshot tenant) => new() { Name = tenant.Id, Weight = tenant.Weight, Quota = tenant.Quota.ToContract(), Created = tenant.Created };

    public static KeyResource ToResource(this KeySnapshot key) => new()
    {
        Id = key.Id,
        Role = key.Role.ToContract(),
        Description = key.Name.Length > 0 ? key.Name : null,
        Created = key.Created,
        Expires = key.Expires,
    };

    public static TenantUsageResource ToResource(this TenantUsage usage, string tenant) => new()
    {
        Tenant = tenant,
        Studies = usage.Studies,
        RunningTrials = usage.RunningTrials,
        StoredTrials = usage.StoredTrials,
        CheckpointBytes = usage.CheckpointBytes,
        GpuSecondsToday = usage.GpuSecondsToday,
        Quota = usage.Quota.ToContract(),
    };

    public static AuditEntryResource ToResource(this AuditEntry entry) =>
        new() { Time = entry.Time, Actor = entry.Actor, Action = entry.Action, Detail = entry.Detail };

    public static CoreQuota ToCore(this TenantQuota quota) => new()
    {
        Studies = quota.Studies,
        RunningTrials = quota.RunningTrials,
        StoredTrials = quota.StoredTrials,
        RequestsPerSecond = quota.RequestsPerSecond,
        CheckpointBytes = quota.CheckpointBytes,
        GpuSecondsPerDay = quota.GpuSecondsPerDay,
    };

    private static TenantQuota ToContract(this CoreQuota quota) => new()
    {
        Studies = quota.Studies,
        RunningTrials = quota.RunningTrials,
        StoredTrials = quota.StoredTrials,
        RequestsPerSecond = quota.RequestsPerSecond,
        CheckpointBytes = quota.CheckpointBytes,
        GpuSecondsPerDay = quota.GpuSecondsPerDay,
    };

    public static KeyRole ToContract(this TenantRole role) => role switch
    {
        TenantRole.Viewer => KeyRole.Viewer,
        TenantRole.Editor => KeyRole.Editor,
        TenantRole.Admin => KeyRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static TenantRole ToCore(this KeyRole role) => role switch
    {
        KeyRole.Viewer => TenantRole.Viewer,
        KeyRole.Editor => TenantRole.Editor,
        KeyRole.Admin => TenantRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
