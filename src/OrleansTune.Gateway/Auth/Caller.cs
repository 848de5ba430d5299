using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Who sends a request, by API key or token, and what that allows.</summary>
/// <param name="Tenant">The tenant of the key or token; the only one whose studies the request can reach.</param>
/// <param name="KeyId">The key's id, or the token's subject.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="RequestsPerSecond">How often the tenant may call one gateway; null without a limit.</param>
/// <param name="Expires">When the key or token ceases to be good; null for never.</param>
/// <param name="IsToken">Whether it is a token.</param>
internal sealed record Caller(
    string Tenant, string KeyId, TenantRole Role, double? RequestsPerSecond = null, DateTimeOffset? Expires = null, bool IsToken = false)
{
    /// <summary>The tenant whose administrators are the service's operators.</summary>
    public const string OperatorTenant = "default";

    /// <summary>Whether the caller manages all tenants.</summary>
    public bool IsOperator => Role == TenantRole.Admin && Tenant == OperatorTenant;

    /// <summary>The caller's name in logs and in the audit log; no secret.</summary>
    public string Name => $"{Tenant}/{KeyId}";
}
