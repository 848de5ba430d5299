using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Contracts;
using OrleansTune.Core.Slots;
using OrleansTune.Gateway.Tests.Hosting;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Tests.Tenants;

[Collection(GatewayTests.Name)]
public sealed class GpuUsageTests(GatewayFixture gateway)
{
    [Fact]
    public async Task One_whose_gpu_seconds_are_used_up_reads_so_in_its_usage_and_at_its_studies_and_the_operator_at_the_pool()
    {
        string tenant = await gateway.NewTenantAsync(), pool = $"gpu-{Guid.NewGuid():N}";
        using var admin = gateway.Admin();
        using var api = gateway.Caller(await gateway.IssueAsync(tenant, "editor"));
        await admin.PatchText($"v1/tenants/{tenant}", """{"quota":{"gpuSecondsPerDay":1}}""").Expect(System.Net.HttpStatusCode.OK);
        string study = await api.CreateStudyAsync("on-gpus", spec => spec["execution"] = new System.Text.Json.Nodes.JsonObject { ["trainer"] = "any", ["pool"] = pool });
        var broker = gateway.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ISlotBrokerGrain>(pool);
        for (int i = 0; i < 100; i++)
            await broker.RequestAsync(new SlotDemand(new StudyKey(tenant, "another").Trial(i), SlotAmount.One, 0));
        // A hundred slots use a second up in ten milliseconds; the broker tells of it within seconds.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await api.Get("v1/usage").Ok<TenantUsageResource>()).GpuSecondsToday < 1
            || (await api.Get(study).Ok<StudyResource>()).Waiting?.Contains("GPU-seconds of the day are used up", StringComparison.Ordinal) != true)
        {
            await broker.PollAsync(new() { Agent = "agent", Incarnation = "p", Slots = 100, Known = [], Wait = TimeSpan.Zero }, patience.Token);
            await Task.Delay(20, patience.Token);
        }

        var shown = (await admin.Get("v1/pools").Ok<Page<PoolResource>>()).Items.Single(p => p.Name == pool).Tenants.Single();
        Assert.Equal(TimeSpan.Zero, shown.UsedUpUntil?.TimeOfDay);
        Assert.True(shown.UsedUpUntil > DateTimeOffset.UtcNow);
    }
}
