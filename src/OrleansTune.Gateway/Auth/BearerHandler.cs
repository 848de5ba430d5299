using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>Authenticates requests by <c>Authorization: Bearer …</c>, an API key or a token of the configured issuer.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyAuthenticator keys, TokenAuthenticator tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header is null)
            return AuthenticateResult.NoResult();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("The Authorization header is not of the form 'Bearer key'.");
        try
        {
            if (await FindAsync(header[Prefix.Length..].Trim()) is not { } caller)
                return AuthenticateResult.Fail("The API key is unknown, revoked or expired.");
            Context.Features.Set(caller);
            var principal = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, caller.Name)], SchemeName));
            return AuthenticateResult.Success(new(principal, SchemeName));
        }
        catch (ProblemException refused)
        {
            // The challenge tells it; routes open to everyone stay so.
            return AuthenticateResult.Fail(refused);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceAsync();
        if (result.Failure is ProblemException { Status: not StatusCodes.Status401Unauthorized } refused)
        {
            await Context.WriteProblemAsync(refused.Status, refused.Code, refused.Message);
            return;
        }

        Response.Headers.WWWAuthenticate = result.Failure is null ? "Bearer realm=\"OrleansTune\"" : "Bearer realm=\"OrleansTune\", error=\"invalid_token\"";
        await Context.WriteProblemAsync(
            StatusCodes.Status401Unauthorized,
            ErrorCodes.Unauthenticated,
            result.Failure?.Message ?? "There is no API key; send it as 'Authorization: Bearer key'.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.WriteProblemAsync(
        StatusCodes.Status403Forbidden,
        ErrorCodes.Forbidden,
        Context.Caller() is { Role: TenantRole.Admin } admin
            ? $"The caller administers the tenant '{admin.Tenant}' only; this takes the operator, an administrator of the tenant '{Caller.OperatorTenant}'."
            : $"The caller's role, {Context.Caller().Role.ToString().ToLowerInvariant()}, does not allow this.");

    private async Task<Caller?> FindAsync(string bearer)
    {
        if (await keys.AuthenticateAsync(bearer, Context.RequestAborted) is { } holder)
            return holder;
        return tokens.IsConfigured && !ApiKey.HasForm(bearer) ? await tokens.AuthenticateAsync(bearer, Context) : null;
    }
}
