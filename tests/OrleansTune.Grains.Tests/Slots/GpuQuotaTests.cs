using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Slots;

/// <summary>Limits of GPU-seconds a day, through brokers and tenants.</summary>
[Collection(ClusterTests.Name)]
public sealed class GpuQuotaTests(TestCluster cluster)
{
    private readonly string _pool = $"gpu-{cluster.NewKey().Study}";

    private DateTimeOffset Midnight => new DateTimeOffset(cluster.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    [Fact]
    public async Task What_is_used_up_stays_so_over_restarts_and_is_given_back_and_others_are_served()
    {
        string limited = await NewTenantAsync(gpuSecondsPerDay: 15), other = await NewTenantAsync();
        await RequestAsync(_pool, limited, 0);
        await RequestAsync(_pool, limited, 1);
        var first = Assert.Single((await PollAsync(_pool)).Leases);
        AgentLeases answer;
        do
        {
            Assert.InRange((await cluster.Tenant(limited).GetUsageAsync()).GpuSecondsToday, 0, 15 + 5);
            cluster.Time.Advance(TimeSpan.FromSeconds(3));
            answer = await PollAsync(_pool, known: first.Token);
        }
        while (answer.Recalled.Count == 0);
        await cluster.Broker(_pool).ReturnAsync(first.Trial, first.Token);
        await RequestAsync(_pool, other, 5);
        var others = Assert.Single((await PollAsync(_pool)).Leases);
        Assert.Equal((other, 5), (others.Trial.Study.Tenant, others.Trial.Number));
        await cluster.Broker(_pool).ReleaseAsync(others.Trial, others.Token);

        double used = (await ShownAsync(_pool, limited)).SlotSeconds;
        Assert.InRange(used, 15, 20);
        await TestCluster.DeactivateAsync(cluster.Broker(_pool));
        await TestCluster.DeactivateAsync(cluster.Tenant(limited));
        Assert.Empty((await PollAsync(_pool)).Leases);
        var shown = await ShownAsync(_pool, limited);
        Assert.Equal((2, Midnight), (shown.Waiting, shown.UsedUpUntil));
        // The broker tells the tenant again of what nobody adds to any more.
        await AdvanceUntilAsync(async () => Math.Abs((await cluster.Tenant(limited).GetUsageAsync()).GpuSecondsToday - used) < 1e-6);
    }

    [Fact]
    public async Task All_pools_of_gpus_count_together_and_others_do_not()
    {
        string tenant = await NewTenantAsync(gpuSecondsPerDay: 10);
        string second = $"GPU-{_pool}", cpus = $"cpu-{_pool}";
        foreach (string pool in new[] { _pool, cpus })
        {
            await RequestAsync(pool, tenant, 0);
            await PollAsync(pool);
        }

        await AdvanceUntilAsync(async () =>
        {
            // Agents that stayed silent would be lost.
            await PollAsync(_pool);
            await PollAsync(cpus);
            return (await cluster.Tenant(tenant).GetUsageAsync()).GpuSecondsToday >= 10;
        });
        await RequestAsync(second, tenant, 1);
        Assert.Empty((await PollAsync(second)).Leases);
        Assert.Equal(Midnight, (await ShownAsync(second, tenant)).UsedUpUntil);
        Assert.Null((await ShownAsync(cpus, tenant)).UsedUpUntil);
        Assert.Empty((await PollAsync(cpus)).Recalled);

        // An administrator's change bites without a restart.
        await cluster.Tenant(tenant).UpdateAsync(null, new(), "me");
        await AdvanceUntilAsync(async () => (await PollAsync(second)).Leases.Count == 1);
    }

    private async Task AdvanceUntilAsync(Func<Task<bool>> holds)
    {
        for (int steps = 0; !await holds(); steps++)
        {
            Assert.InRange(steps, 0, 1000);
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<string> NewTenantAsync(double? gpuSecondsPerDay = null)
    {
        string tenant = $"tenant-{cluster.NewKey().Study}";
        await cluster.Tenant(tenant).CreateAsync("me");
        await cluster.Tenant(tenant).UpdateAsync(null, new() { GpuSecondsPerDay = gpuSecondsPerDay }, "me");
        return tenant;
    }

    private Task RequestAsync(string pool, string tenant, int number) =>
        cluster.Broker(pool).RequestAsync(new(new StudyKey(tenant, "s").Trial(number), SlotAmount.One, 0));

    private Task<AgentLeases> PollAsync(string pool, params long[] known) =>
        cluster.Broker(pool).PollAsync(new() { Agent = "agent", Incarnation = "p", Slots = 1, Known = known, Wait = TimeSpan.Zero });

    private async Task<PoolTenant> ShownAsync(string pool, string tenant) => (await cluster.Broker(pool).GetAsync()).Tenants.Single(t => t.Tenant == tenant);
}
