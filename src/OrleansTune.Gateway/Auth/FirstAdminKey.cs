using Microsoft.Extensions.Options;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>The key by which a new cluster is first entered. Of all gateways that ask for it, one gets it, once.</summary>
public sealed class FirstAdminKey(IGrainFactory grains, IOptions<AuthOptions> options)
{
    private const string Tenant = "default";

    // Who made it, in the audit log.
    private const string FirstStart = "first start";

    /// <summary>Issues the key.</summary>
    /// <returns>
    /// The key, which cannot be had again; null when there is another way in: a key or an issuer of tokens in the configuration, a key of
    /// the tenant <c>default</c>, or other tenants, which somebody with a key created.
    /// </returns>
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { AdminKey: not null } or { Jwt: not null })
            return null;
        var tenants = await grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).ListAsync(cancellationToken);
        if (tenants.Any(tenant => tenant != Tenant))
            return null;
        return (await grains.GetGrain<ITenantGrain>(Tenant).AddFirstKeyAsync("first admin key", FirstStart, cancellationToken))?.Value;
    }
}
