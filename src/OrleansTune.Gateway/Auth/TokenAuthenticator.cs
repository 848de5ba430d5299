using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Tells whose JSON Web Token a request carries, when an issuer of them is configured.</summary>
internal sealed class TokenAuthenticator(
    IGrainFactory grains, IOptions<AuthOptions> options, IOptionsMonitor<JwtBearerOptions> validation, TimeProvider time)
{
    /// <summary>The scheme by which ASP.NET Core checks tokens.</summary>
    public const string SchemeName = "Jwt";

    private const int LongestSubject = 200;
    private readonly AcceptedKeys _accepted = new(time);

    /// <summary>Whether tokens are good at all.</summary>
    public bool IsConfigured => options.Value.Jwt is not null;

    /// <summary>The token's subject, as a caller of the tenant that the token names.</summary>
    /// <exception cref="ProblemException">The token is not good (401), names no tenant or role (403), or the issuer cannot be reached (503).</exception>
    public async Task<Caller> AuthenticateAsync(string token, HttpContext http)
    {
        if (_accepted.Find(token) is { } known)
            return known;
        var asked = time.GetUtcNow();
        var (claims, expires) = await CheckAsync(http);
        var jwt = options.Value.Jwt!;
        var role = Role(claims, jwt.RoleClaim);
        string subject = Subject(claims);
        string name = Only(claims, jwt.TenantClaim) ?? throw Forbidden($"The token names no tenant: expected one claim '{jwt.TenantClaim}'.");
        var tenant = ResourceName.IsValid(name) ? await grains.GetGrain<ITenantGrain>(name).GetAsync(http.RequestAborted) : null;
        if (tenant is null)
            throw Forbidden($"The token's claim '{jwt.TenantClaim}' names no tenant of this server.");
        var caller = new Caller(tenant.Id, subject, role, tenant.Quota.RequestsPerSecond, expires, IsToken: true);
        _accepted.Add(token, caller, asked);
        return caller;
    }

    private async Task<(ClaimsPrincipal Claims, DateTimeOffset? Expires)> CheckAsync(HttpContext http)
    {
        await RequireIssuerAsync(http.RequestAborted);
        var result = await http.AuthenticateAsync(SchemeName);
        if (result.Succeeded)
            return (result.Principal, result.Properties?.ExpiresUtc);
        throw Unauthenticated(result.Failure switch
        {
            SecurityTokenExpiredException => "The token has expired.",
            SecurityTokenNotYetValidException => "The token is not good yet.",
            SecurityTokenInvalidAudienceException => "The token is for another audience.",
            SecurityTokenInvalidIssuerException => "The token is of another issuer.",
            SecurityTokenInvalidSignatureException => "The token is not signed with a key of the issuer.",
            _ => "The token is not a sound JSON Web Token, nor is it an API key.",
        });
    }

    /// <summary>The keys are fetched here and kept: a token is not called bad because its issuer is away.</summary>
    private async Task RequireIssuerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await validation.Get(SchemeName).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, "The issuer of tokens cannot be reached. API keys are good meanwhile.");
        }
    }

    private static string Subject(ClaimsPrincipal claims) =>
        Only(claims, "sub") is { Length: > 0 and <= LongestSubject } subject && !subject.Any(char.IsControl)
            ? subject
            : throw Unauthenticated($"The token has no subject: expected one claim 'sub' of 1 to {LongestSubject} characters.");

    private static TenantRole Role(ClaimsPrincipal claims, string claim)
    {
        TenantRole[] roles = [.. Enum.GetValues<TenantRole>().Where(role => claims.HasClaim(claim, role.ToString().ToLowerInvariant()))];
        return roles.Length > 0 ? roles.Max() : throw Forbidden($"The token names no role: expected a claim '{claim}' of viewer, editor or admin.");
    }

    private static string? Only(ClaimsPrincipal claims, string type) => claims.FindAll(type).ToArray() is [var one] ? one.Value : null;

    private static ProblemException Unauthenticated(string message) => new(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthenticated, message);

    private static ProblemException Forbidden(string message) => new(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, message);
}
