using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace OrleansTune.Gateway.Auth;

/// <summary>How tokens of the configured issuer are checked: signature by a published key, issuer, audience, lifetime.</summary>
internal sealed class TokenValidation(IOptions<AuthOptions> auth) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // A token of an unknown key makes the gateway ask the issuer again, but no more often than this, whoever sends such tokens.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);

    /// <summary>Registers the scheme; without an issuer configured nothing uses it.</summary>
    public static void Add(AuthenticationBuilder authentication)
    {
        authentication.AddJwtBearer(TokenAuthenticator.SchemeName, _ => { });
        authentication.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenValidation>();
        // A key that the issuer withdrew is good no longer, even if it was good an hour ago.
        authentication.Services.PostConfigure<JwtBearerOptions>(TokenAuthenticator.SchemeName, options =>
        {
            if (options.ConfigurationManager is BaseConfigurationManager keys)
                keys.UseLastKnownGoodConfiguration = false;
        });
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != TokenAuthenticator.SchemeName || auth.Value.Jwt is not { } jwt)
            return;
        options.RequireHttpsMetadata = jwt.RequireHttpsMetadata;
        options.MetadataAddress = jwt.DiscoveryAddress!;
        options.RefreshInterval = RefreshInterval;
        // Claims keep the names that they have in the token, which are what the operator configures.
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new()
        {
            ValidAudience = jwt.Audience,
            ValidIssuer = jwt.Issuer,
            ClockSkew = ClockSkew,
            // Only signatures that need the issuer's private key: a published key cannot be turned into a shared secret.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
        };
    }
}
