using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Whose API key a request carries, and what it allows.</summary>
/// <param name="Tenant">The tenant that owns the key; the only one whose studies the request can reach.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="Role">What the key allows.</param>
/// <param name="RequestsPerSecond">How often the tenant may call one gateway; null without a limit.</param>
internal sealed record Caller(string Tenant, string KeyId, TenantRole Role, double? RequestsPerSecond = null)
{
    /// <summary>The caller's name in logs and in the audit log; no secret.</summary>
    public string Name => $"{Tenant}/{KeyId}";
}
