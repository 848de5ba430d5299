using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Whose API key a request carries, and what it allows.</summary>
/// <param name="Tenant">The tenant that owns the key; the only one whose studies the request can reach.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="Role">What the key allows.</param>
internal sealed record Caller(string Tenant, string KeyId, TenantRole Role);
