using Microsoft.AspNetCore.Http.HttpResults;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Bodies;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Tenants;

/// <summary>The administrators' routes of tenants.</summary>
internal static class TenantEndpoints
{
    public const string One = "/v1/tenants/{tenant}";

    private const string All = "/v1/tenants";
    private const int DefaultSize = 50;
    private const int MaxSize = 200;

    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListAsync).Needs(Policies.Admin)
            .Describe("listTenants", "Lists the tenants that the caller administers, by name: the operator's are all.")
            .Gives<Page<TenantResource>>();
        routes.MapPost(All, CreateAsync).Needs(Policies.Operator)
            .Describe("createTenant", "Creates a tenant. Creating it again gives it as it is.")
            .Takes<CreateTenantRequest>().Gives<TenantResource>(StatusCodes.Status201Created).Gives<TenantResource>();
        routes.MapGet(One, GetAsync).Needs(Policies.Admin)
            .Describe("getTenant", "Gives a tenant.")
            .Gives<TenantResource>().Refuses(StatusCodes.Status404NotFound);
        routes.MapPatch(One, UpdateAsync).Needs(Policies.Operator)
            .Describe("updateTenant", "Sets a tenant's share of contended pools, relative to the other tenants', and what it may have. It takes effect within seconds.")
            .Takes<UpdateTenantRequest>().Gives<TenantResource>().Refuses(StatusCodes.Status404NotFound);
        routes.MapGet(One + "/usage", GetUsageAsync).Needs(Policies.Admin)
            .Describe("getTenantUsage", "Gives what a tenant has beside what it may have.")
            .Gives<TenantUsageResource>().Refuses(StatusCodes.Status404NotFound);
        routes.MapGet("/v1/usage", GetOwnUsageAsync).Needs(Policies.Viewer)
            .Describe("getUsage", "Gives what the caller's tenant has beside what it may have.")
            .Gives<TenantUsageResource>();
        routes.MapGet(One + "/audit", GetAuditAsync).Needs(Policies.Admin)
            .Describe("getTenantAudit", "Lists what administrators did to a tenant, the newest first; the last 1,000 actions.")
            .Gives<Page<AuditEntryResource>>().Refuses(StatusCodes.Status404NotFound);
    }

    /// <summary>The grain of a tenant that the caller administers, and the tenant.</summary>
    /// <exception cref="ProblemException">There is no such tenant; to the administrator of one, there is no other.</exception>
    public static async Task<(ITenantGrain Grain, TenantSnapshot Tenant)> TenantAsync(this HttpContext http, IGrainFactory grains, string tenant)
    {
        var caller = http.Caller();
        bool mayExist = ResourceName.IsValid(tenant) && (caller.IsOperator || tenant == caller.Tenant);
        var grain = mayExist ? grains.GetGrain<ITenantGrain>(tenant) : null;
        return grain is not null && await grain.GetAsync(http.RequestAborted) is { } found
            ? (grain, found)
            : throw ProblemException.NotFound(ErrorCodes.TenantNotFound, $"There is no tenant '{tenant}'.");
    }

    private static async Task<IResult> ListAsync(string? pageSize, string? pageToken, IGrainFactory grains, HttpContext http)
    {
        int size = Paging.Size(pageSize, DefaultSize, MaxSize);
        string? after = Paging.After(pageToken, ResourceName.IsValid);
        var names = http.Caller() is { IsOperator: false } one
            ? [one.Tenant]
            : await grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).ListAsync(http.RequestAborted);
        string[] rest = [.. names.Where(name => after is null || string.CompareOrdinal(name, after) > 0)];
        var tenants = await Task.WhenAll(rest.Take(size).Select(name => grains.GetGrain<ITenantGrain>(name).GetAsync(http.RequestAborted)));
        return TypedResults.Json(
            new Page<TenantResource>
            {
                Items = [.. tenants.OfType<TenantSnapshot>().Select(t => t.ToResource())],
                NextPageToken = rest.Length > size ? Paging.Token(rest[size - 1]) : null,
            },
            ContractsJsonContext.Default.PageTenantResource);
    }

    private static async Task<IResult> CreateAsync(IGrainFactory grains, HttpContext http)
    {
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.CreateTenantRequest);
        if (!ResourceName.IsValid(request.Name))
            throw ProblemException.Field("name", $"expected {ResourceName.Expected}.");
        var grain = grains.GetGrain<ITenantGrain>(request.Name);
        bool isNew = await grain.GetAsync(http.RequestAborted) is null;
        var tenant = await grain.CreateAsync(http.Caller().Name, http.RequestAborted);
        http.Response.Headers.Location = $"{All}/{tenant.Id}";
        return Json(tenant, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> GetAsync(string tenant, IGrainFactory grains, HttpContext http) =>
        Json((await http.TenantAsync(grains, tenant)).Tenant, StatusCodes.Status200OK);

    private static async Task<IResult> UpdateAsync(string tenant, IGrainFactory grains, HttpContext http)
    {
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.UpdateTenantRequest);
        var (grain, _) = await http.TenantAsync(grains, tenant);
        return Json(await grain.UpdateAsync(request.Weight, request.Quota?.ToCore(), http.Caller().Name, http.RequestAborted), StatusCodes.Status200OK);
    }

    private static async Task<IResult> GetUsageAsync(string tenant, IGrainFactory grains, HttpContext http)
    {
        var (grain, _) = await http.TenantAsync(grains, tenant);
        return Json(tenant, await grain.GetUsageAsync(http.RequestAborted));
    }

    private static async Task<IResult> GetOwnUsageAsync(IGrainFactory grains, HttpContext http)
    {
        string tenant = http.Caller().Tenant;
        return Json(tenant, await grains.GetGrain<ITenantGrain>(tenant).GetUsageAsync(http.RequestAborted));
    }

    private static async Task<IResult> GetAuditAsync(string tenant, IGrainFactory grains, HttpContext http)
    {
        var (grain, _) = await http.TenantAsync(grains, tenant);
        var entries = await grain.GetAuditAsync(http.RequestAborted);
        return TypedResults.Json(
            new Page<AuditEntryResource> { Items = [.. entries.Select(e => e.ToResource())] }, ContractsJsonContext.Default.PageAuditEntryResource);
    }

    private static JsonHttpResult<TenantUsageResource> Json(string tenant, TenantUsage usage) =>
        TypedResults.Json(usage.ToResource(tenant), ContractsJsonContext.Default.TenantUsageResource);

    private static JsonHttpResult<TenantResource> Json(TenantSnapshot tenant, int status) =>
        TypedResults.Json(tenant.ToResource(), ContractsJsonContext.Default.TenantResource, statusCode: status);
}
