using Microsoft.AspNetCore.Http.HttpResults;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.OpenApi;

namespace OrleansTune.Gateway.Tenants;

/// <summary>Tells callers who they are.</summary>
internal static class CallerEndpoint
{
    public static void MapCaller(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/me", Get).Needs(Policies.Viewer)
        .Describe("getCaller", "Tells whose the request's key or token is, and what it allows.")
        .Gives<CallerResource>();

    private static JsonHttpResult<CallerResource> Get(HttpContext http)
    {
        var caller = http.Caller();
        return TypedResults.Json(
            new CallerResource
            {
                Tenant = caller.Tenant,
                Role = caller.Role.ToContract(),
                Key = caller.IsToken ? null : caller.KeyId,
                Subject = caller.IsToken ? caller.KeyId : null,
                Expires = caller.Expires,
                ManagesAllTenants = caller.IsOperator,
            },
            ContractsJsonContext.Default.CallerResource);
    }
}
