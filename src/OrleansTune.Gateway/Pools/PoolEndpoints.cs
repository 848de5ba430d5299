using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Grains.Interfaces.Slots;

namespace OrleansTune.Gateway.Pools;

/// <summary>The operator's view of the pools of slots.</summary>
internal static class PoolEndpoints
{
    private const string All = "/v1/pools";

    public static void MapPools(this IEndpointRouteBuilder routes) => routes.MapGet(All, ListAsync).Needs(Policies.Operator)
        .Describe("listPools", "Lists the pools of slots by name: hosts, and who holds, who waits and who was recalled, tenant by tenant.")
        .Gives<Page<PoolResource>>();

    private static async Task<IResult> ListAsync(IGrainFactory grains, HttpContext http)
    {
        var names = await grains.GetGrain<IPoolDirectoryGrain>(IPoolDirectoryGrain.Key).ListAsync(http.RequestAborted);
        var pools = await Task.WhenAll(names.Select(name => grains.GetGrain<ISlotBrokerGrain>(name).GetAsync(http.RequestAborted)));
        return TypedResults.Json(
            new Page<PoolResource> { Items = [.. pools.Select(p => p.ToResource())] }, ContractsJsonContext.Default.PagePoolResource);
    }

    private static PoolResource ToResource(this PoolSnapshot pool) => new()
    {
        Name = pool.Name,
        Slots = pool.Agents.Sum(a => a.Slots.Slots),
        Held = pool.Agents.Sum(a => a.Held.Slots),
        Waiting = pool.Tenants.Sum(t => t.Waiting),
        Agents = [.. pool.Agents.Select(a => new PoolAgentResource(a.Name, a.Slots.Slots, a.Held.Slots))],
        Tenants =
        [
            .. pool.Tenants.Select(t => new PoolTenantResource
            {
                Tenant = t.Tenant,
                Weight = t.Weight,
                Held = t.Held.Slots,
                Training = t.Training,
                Waiting = t.Waiting,
                Recalled = t.Recalled,
                SlotSeconds = t.SlotSeconds,
                UsedUpUntil = t.UsedUpUntil,
            }),
        ],
    };
}
