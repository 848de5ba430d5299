using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Tells whose key a text is.</summary>
internal sealed class KeyAuthenticator(IGrainFactory grains, IOptions<AuthOptions> options, TimeProvider time)
{
    private static readonly Caller Admin = new(Caller.OperatorTenant, "admin-key", TenantRole.Admin);
    private readonly byte[]? _adminHash = options.Value.AdminKey is { } key ? Hash(key) : null;
    private readonly AcceptedKeys _accepted = new(time);

    /// <summary>The key's owner; null when the key is unknown, revoked or no key at all.</summary>
    public async Task<Caller?> AuthenticateAsync(string key, CancellationToken cancellationToken)
    {
        // Comparing hashes takes the same time wherever the difference is.
        if (_adminHash is not null && CryptographicOperations.FixedTimeEquals(Hash(key), _adminHash))
            return Admin;
        if (_accepted.Find(key) is { } known)
            return known;
        if (!ApiKey.TryParse(key, out var parts))
            return null;
        var asked = time.GetUtcNow();
        var grant = await grains.GetGrain<ITenantGrain>(parts.Tenant).AuthenticateAsync(parts.KeyId, parts.Secret, cancellationToken);
        if (grant is null)
            return null;
        var caller = new Caller(parts.Tenant, parts.KeyId, grant.Role, grant.RequestsPerSecond, grant.Expires);
        _accepted.Add(key, caller, asked);
        return caller;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
