using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A small OpenID Connect issuer on a loopback port: a discovery document, a key set, and tokens signed with its newest key.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "orleanstune";

    private readonly WebApplication _app;

    private TokenIssuer(WebApplication app) => _app = app;

    /// <summary>The issuer's address, which is its name too.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The key that signs, the only one that is published.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey();

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TokenIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            $$"""{"issuer":"{{issuer.Address}}","jwks_uri":"{{issuer.Address}}/keys"}""", "application/json"));
        issuer._app.MapGet("/keys", () =>
        {
            var published = issuer.Key.Rsa.ExportParameters(false);
            return Results.Text(
                $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"{{issuer.Key.KeyId}}","n":"{{Base64UrlEncoder.Encode(published.Modulus)}}","e":"{{Base64UrlEncoder.Encode(published.Exponent)}}"}]}""",
                "application/json");
        });
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>A new key; the one before is good no longer.</summary>
    public void RollKey() => Key = NewKey();

    /// <summary>A good token; a test changes what it is about.</summary>
    public string Token(string tenant, string role, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            NotBefore = now.AddHours(-2),
            IssuedAt = now.AddHours(-2),
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "someone", ["tenant"] = tenant, ["role"] = role, ["jti"] = Guid.NewGuid().ToString() },
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
