using Microsoft.AspNetCore.Authorization;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>The authorization policies: one per role, each met by that role and the ones above it.</summary>
internal static class Policies
{
    public const string Viewer = "viewer";

    public const string Editor = "editor";

    public const string Admin = "admin";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Viewer, policy => Require(policy, TenantRole.Viewer));
        options.AddPolicy(Editor, policy => Require(policy, TenantRole.Editor));
        options.AddPolicy(Admin, policy => Require(policy, TenantRole.Admin));
    }

    private static void Require(AuthorizationPolicyBuilder policy, TenantRole least) => policy
        .AddAuthenticationSchemes(BearerHandler.SchemeName)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<Caller>() is { } caller && caller.Role >= least);
}
