using Microsoft.Extensions.Logging;

namespace OrleansTune.Grains.Tenants;

/// <content>What it logs.</content>
internal sealed partial class TenantGrain
{
    [LoggerMessage(EventName = "audit", Level = LogLevel.Information, Message = "Audit: {Action} of tenant {Tenant} by {Actor}: {Detail}")]
    private partial void LogAudit(string action, string tenant, string actor, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The usage of tenant {Tenant} could not be stored; it is tried again")]
    private partial void LogUsageNotStored(Exception error, string tenant);
}
