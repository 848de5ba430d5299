using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Bodies;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Tenants;

/// <summary>The administrators' routes of a tenant's API keys.</summary>
internal static class KeyEndpoints
{
    private const string All = TenantEndpoints.One + "/keys";
    private const int LongestDescription = 200;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListAsync).Needs(Policies.Admin)
            .Describe("listKeys", "Lists a tenant's API keys, without their secrets.")
            .Gives<Page<KeyResource>>().Refuses(StatusCodes.Status404NotFound);
        routes.MapPost(All, CreateAsync).Needs(Policies.Admin)
            .Describe("createKey", "Issues an API key. The answer is the only time that it is shown.")
            .Takes<CreateKeyRequest>().Gives<CreateKeyResponse>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound);
        routes.MapDelete(All + "/{key}", RevokeAsync).Needs(Policies.Admin)
            .Describe("revokeKey", "Revokes an API key; every gateway refuses it within a second.")
            .GivesNothing().Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(string tenant, IGrainFactory grains, HttpContext http)
    {
        var (_, found) = await http.TenantAsync(grains, tenant);
        return TypedResults.Json(
            new Page<KeyResource> { Items = [.. found.Keys.Select(k => k.ToResource())] }, ContractsJsonContext.Default.PageKeyResource);
    }

    private static async Task<IResult> CreateAsync(string tenant, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.CreateKeyRequest);
        var role = request.Role ?? throw ProblemException.Field("role", "is missing; expected viewer, editor or admin.");
        string description = request.Description ?? string.Empty;
        if (description.Length > LongestDescription)
            throw ProblemException.Field("description", $"expected up to {LongestDescription} characters, got {description.Length}.");
        if (request.Expires <= time.GetUtcNow())
            throw ProblemException.Field("expires", "expected a time in the future.");
        var (grain, _) = await http.TenantAsync(grains, tenant);
        var issued = await grain.AddKeyAsync(description, role.ToCore(), request.Expires, http.Caller().Name, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new CreateKeyResponse { Id = issued.Key.Id, Key = issued.Value, Role = role },
            ContractsJsonContext.Default.CreateKeyResponse,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string tenant, string key, IGrainFactory grains, HttpContext http)
    {
        var (grain, _) = await http.TenantAsync(grains, tenant);
        return await grain.RevokeKeyAsync(key, http.Caller().Name, http.RequestAborted)
            ? TypedResults.NoContent()
            : throw ProblemException.NotFound(ErrorCodes.KeyNotFound, $"The tenant '{tenant}' has no key '{key}'.");
    }
}
