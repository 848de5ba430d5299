using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Contracts;
using OrleansTune.Core.Slots;
using OrleansTune.Gateway.Tests.Hosting;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Tests.Pools;

[Collection(GatewayTests.Name)]
public sealed class PoolRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task The_operator_sees_who_holds_and_who_waits()
    {
        string pool = $"pool-{Guid.NewGuid():N}";
        var broker = gateway.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ISlotBrokerGrain>(pool);
        for (int i = 0; i < 6; i++)
            await broker.RequestAsync(new SlotDemand(new StudyKey("acme", "s").Trial(i), new SlotAmount(250), 0));
        await broker.PollAsync(new() { Agent = "gpu-1", Incarnation = "p", Slots = 1, Known = [], Wait = TimeSpan.Zero });

        using var admin = gateway.Admin();
        var shown = Assert.Single((await admin.Get("v1/pools").Ok<Page<PoolResource>>()).Items, p => p.Name == pool);
        Assert.Equal((1.0, 1.0, 2), (shown.Slots, shown.Held, shown.Waiting));
        Assert.Equal(new PoolAgentResource("gpu-1", 1, 1), Assert.Single(shown.Agents));
        var tenant = Assert.Single(shown.Tenants);
        Assert.Equal(("acme", 1.0, 1.0, 4, 2, 0), (tenant.Tenant, tenant.Weight, tenant.Held, tenant.Training, tenant.Waiting, tenant.Recalled));
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        using var editor = await gateway.EditorAsync();
        (await editor.Get("v1/pools")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        using var tenantsAdmin = gateway.Caller(await gateway.IssueAsync(await gateway.NewTenantAsync(), "admin"));
        (await tenantsAdmin.Get("v1/pools")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
    }
}
