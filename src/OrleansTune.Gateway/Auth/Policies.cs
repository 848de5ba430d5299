using Microsoft.AspNetCore.Authorization;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Auth;

/// <summary>The authorization policies: one per role, each met by that role and the ones above it, and one for the operator.</summary>
internal static class Policies
{
    public const string Viewer = "viewer";

    public const string Editor = "editor";

    public const string Admin = "admin";

    /// <summary>Administrators of all tenants (<see cref="Caller.IsOperator"/>).</summary>
    public const string Operator = "operator";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Viewer, policy => Require(policy, caller => caller.Role >= TenantRole.Viewer));
        options.AddPolicy(Editor, policy => Require(policy, caller => caller.Role >= TenantRole.Editor));
        options.AddPolicy(Admin, policy => Require(policy, caller => caller.Role >= TenantRole.Admin));
        options.AddPolicy(Operator, policy => Require(policy, caller => caller.IsOperator));
    }

    private static void Require(AuthorizationPolicyBuilder policy, Predicate<Caller> may) => policy
        .AddAuthenticationSchemes(BearerHandler.SchemeName)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<Caller>() is { } caller && may(caller));
}
