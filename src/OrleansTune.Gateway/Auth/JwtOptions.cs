namespace OrleansTune.Gateway.Auth;

/// <summary>The operator's settings of the section <c>Auth:Jwt</c>: an OpenID Connect issuer whose tokens are good beside API keys.</summary>
public sealed class JwtOptions
{
    /// <summary>The issuer's address, whose discovery document is at <c>/.well-known/openid-configuration</c>; or give <see cref="Issuer"/> and <see cref="MetadataAddress"/>.</summary>
    public string? Authority { get; set; }

    /// <summary>What a token's <c>iss</c> must be; null for what the discovery document says.</summary>
    public string? Issuer { get; set; }

    /// <summary>The discovery document's address; null for the one below <see cref="Authority"/>.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>What a token's <c>aud</c> must hold. Required.</summary>
    public string? Audience { get; set; }

    /// <summary>The claim that holds the tenant's name.</summary>
    public string TenantClaim { get; set; } = "tenant";

    /// <summary>The claim that holds <c>viewer</c>, <c>editor</c> or <c>admin</c>; of several the greatest counts, and other words are passed over.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>Whether the discovery document is fetched over https only.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>Where the discovery document is.</summary>
    internal string? DiscoveryAddress => MetadataAddress ?? (Authority is null ? null : Authority.TrimEnd('/') + "/.well-known/openid-configuration");
}
