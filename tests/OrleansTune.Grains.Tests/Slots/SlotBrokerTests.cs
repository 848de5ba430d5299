using OrleansTune.Core.Slots;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Slots;

[Collection(ClusterTests.Name)]
public sealed class SlotBrokerTests(TestCluster cluster)
{
    private readonly StudyKey _study = cluster.NewKey();

    private string Pool => Specs.Pool(_study);

    private ISlotBrokerGrain Broker => cluster.Broker(Pool);

    [Fact]
    public async Task An_agent_gets_as_many_leases_as_it_has_slots_oldest_first()
    {
        for (int i = 0; i < 3; i++)
            await RequestAsync(i);
        var leases = await PollAsync("agent", slots: 2);
        Assert.Equal([0, 1], leases.Select(l => l.Trial.Number));
        Assert.True(leases[0].Token < leases[1].Token);
    }

    [Fact]
    public async Task A_waiting_poll_is_answered_when_work_comes()
    {
        var waiting = Broker.PollAsync(Poll("agent", "p", wait: TimeSpan.FromSeconds(10)));
        await RequestAsync(0);
        Assert.Equal(0, Assert.Single((await waiting).Leases).Trial.Number);
    }

    [Fact]
    public async Task Leases_and_waiting_trials_outlive_the_grain()
    {
        await RequestAsync(0);
        await RequestAsync(1);
        var before = await PollAsync("agent");
        await TestCluster.DeactivateAsync(Broker);
        Assert.Equal(before, await PollAsync("agent"));
        await Broker.ReleaseAsync(before[0].Trial, before[0].Token);
        await TestCluster.DeactivateAsync(Broker);
        var after = Assert.Single(await PollAsync("agent"));
        Assert.Equal(1, after.Trial.Number);
        Assert.True(after.Token > before[0].Token);
    }

    [Fact]
    public async Task A_silent_agents_lease_goes_to_another_with_a_larger_token()
    {
        await RequestAsync(0);
        var lost = Assert.Single(await PollAsync("silent"));
        IReadOnlyList<SlotLease> found = [];
        for (int polls = 0; found.Count == 0; polls++)
        {
            Assert.InRange(polls, 0, 30);
            cluster.Time.Advance(TimeSpan.FromSeconds(3));
            found = await PollAsync("other");
        }

        var lease = Assert.Single(found);
        Assert.Equal(lost.Trial, lease.Trial);
        Assert.True(lease.Token > lost.Token);
        await Broker.ReleaseAsync(lost.Trial, lost.Token);
        Assert.Equal([lease], await PollAsync("other"));
    }

    [Fact]
    public async Task The_waiting_poll_of_a_process_that_was_replaced_takes_nothing_from_its_successor()
    {
        var orphan = await WaitingPollAsync("agent", "old");
        var held = Assert.Single(await PollAsync("agent", "new"));
        await RequestAsync(1);
        Assert.Empty((await orphan).Leases);
        Assert.Equal([held], await PollAsync("agent", "new"));
    }

    [Fact]
    public async Task The_waiting_poll_of_an_agent_that_left_takes_nothing()
    {
        var orphan = await WaitingPollAsync("leaving", "p");
        await Broker.LeaveAsync("leaving", "p");
        Assert.Empty((await orphan).Leases);
        Assert.Equal(0, Assert.Single(await PollAsync("staying")).Trial.Number);
    }

    [Fact]
    public async Task A_lease_that_could_not_be_written_is_not_told_and_its_token_not_given_again()
    {
        await RequestAsync(0);
        cluster.Storage.FailNext(Pool, "slots");
        await Assert.ThrowsAsync<OrleansException>(() => PollAsync("agent"));
        Assert.Equal(0, Assert.Single(await PollAsync("agent")).Trial.Number);
    }

    [Fact]
    public async Task Of_many_requests_at_once_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => RequestAsync(i)));
        await TestCluster.DeactivateAsync(Broker);
        Assert.Equal(100, (await PollAsync("agent", slots: 100)).Count);
    }

    [Fact]
    public async Task A_late_poll_of_a_process_that_was_replaced_is_refused_and_its_successor_keeps_its_leases()
    {
        var start = cluster.Time.GetUtcNow();
        await RequestAsync(0);
        await Broker.PollAsync(Poll("agent", "old", start));
        var held = (await Broker.PollAsync(Poll("agent", "new", start.AddMinutes(1)))).Leases;
        var late = Poll("agent", "old", start);
        var refusal = await Assert.ThrowsAsync<AgentReplacedException>(() => Broker.PollAsync(late));
        Assert.Contains("'agent'", refusal.Message, StringComparison.Ordinal);
        await TestCluster.DeactivateAsync(Broker);
        await Assert.ThrowsAsync<AgentReplacedException>(() => Broker.PollAsync(late));
        Assert.Equal(held, (await Broker.PollAsync(Poll("agent", "new", start.AddMinutes(1)))).Leases);
        Assert.Single(held);
    }

    [Fact]
    public async Task Weights_set_at_the_tenants_are_heeded_without_a_restart()
    {
        string[] tenants = [await NewTenantAsync(), await NewTenantAsync()];
        await cluster.Tenant(tenants[0]).UpdateAsync(3, null, "me");
        for (int i = 0; i < 16; i++)
            await RequestAsync(i, tenants[i % 2]);
        var first = await PollAsync("agent", slots: 4);
        Assert.Equal([3, 1], tenants.Select(tenant => first.Count(l => l.Trial.Study.Tenant == tenant)));

        await cluster.Tenant(tenants[0]).UpdateAsync(1, null, "me");
        await cluster.Tenant(tenants[1]).UpdateAsync(3, null, "me");
        while ((await Broker.GetAsync()).Tenants.Single(t => t.Tenant == tenants[1]).Weight != 3)
            cluster.Time.Advance(TimeSpan.FromSeconds(3));
        foreach (var lease in first)
            await Broker.ReleaseAsync(lease.Trial, lease.Token);
        var second = await PollAsync("agent", slots: 4);
        Assert.Equal([1, 3], tenants.Select(tenant => second.Count(l => l.Trial.Study.Tenant == tenant)));
    }

    [Fact]
    public async Task A_lease_of_a_tenant_above_its_share_is_recalled_after_its_quantum_and_the_trial_waits_again_in_its_place()
    {
        string[] tenants = [await NewTenantAsync(), await NewTenantAsync()];
        for (int i = 0; i < 3; i++)
            await RequestAsync(i, tenants[0]);
        var held = await PollAsync("agent", slots: 2);
        await RequestAsync(9, tenants[1]);
        var poll = Poll("agent", "p", slots: 2, known: [.. held.Select(l => l.Token)]);
        Assert.Empty((await Broker.PollAsync(poll)).Recalled);

        AgentLeases answer;
        do
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(5));
            answer = await Broker.PollAsync(poll);
        }
        while (answer.Recalled.Count == 0);
        var recalled = Assert.Single(held, l => answer.Recalled.Contains(l.Token));
        Assert.Equal(1, recalled.Trial.Number);
        await TestCluster.DeactivateAsync(Broker);
        Assert.Equal(answer.Recalled, (await Broker.PollAsync(poll)).Recalled);
        Assert.Equal(1, (await Broker.GetAsync()).Tenants.Single(t => t.Tenant == tenants[0]).Recalled);

        await Broker.ReturnAsync(recalled.Trial, recalled.Token);
        var after = await PollAsync("agent", slots: 2);
        Assert.Equal([0, 9], after.Select(l => l.Trial.Number).Order());
        await Broker.ReleaseAsync(after.Single(l => l.Trial.Number == 0).Trial, token: null);
        Assert.Equal([1, 9], (await PollAsync("agent", slots: 2)).Select(l => l.Trial.Number).Order());
    }

    [Fact]
    public async Task A_pool_shows_its_agents_and_tenants_and_is_listed()
    {
        for (int i = 0; i < 3; i++)
            await RequestAsync(i);
        await PollAsync("agent", slots: 2);
        var pool = await Broker.GetAsync();
        Assert.Equal(new PoolAgent { Name = "agent", Slots = SlotAmount.Whole(2), Held = SlotAmount.Whole(2) }, Assert.Single(pool.Agents));
        var tenant = Assert.Single(pool.Tenants);
        Assert.Equal(("default", 1.0, 2.0, 2, 1), (tenant.Tenant, tenant.Weight, tenant.Held.Slots, tenant.Training, tenant.Waiting));
        Assert.Contains(Pool, await cluster.Grains.GetGrain<IPoolDirectoryGrain>(IPoolDirectoryGrain.Key).ListAsync());
    }

    private async Task<string> NewTenantAsync()
    {
        string tenant = $"tenant-{cluster.NewKey().Study}";
        await cluster.Tenant(tenant).CreateAsync("me");
        return tenant;
    }

    /// <summary>A poll that was given the first lease and waits for more.</summary>
    private async Task<Task<AgentLeases>> WaitingPollAsync(string agent, string incarnation)
    {
        await RequestAsync(0);
        var write = cluster.Storage.HoldNext(Pool, "slots");
        // A fresh pool counts from 1: the request has number 1, the lease 2.
        var poll = Broker.PollAsync(Poll(agent, incarnation, wait: TimeSpan.FromHours(1), known: [2]));
        await write.Reached;
        write.Release();
        return poll;
    }

    private Task RequestAsync(int number, string? tenant = null) =>
        Broker.RequestAsync(new((_study with { Tenant = tenant ?? _study.Tenant }).Trial(number), SlotAmount.One, 0));

    private async Task<IReadOnlyList<SlotLease>> PollAsync(string agent, string incarnation = "p", int slots = 1, long[]? known = null) =>
        (await Broker.PollAsync(Poll(agent, incarnation, slots, TimeSpan.Zero, known))).Leases;

    private static AgentPoll Poll(string agent, string incarnation, int slots = 1, TimeSpan wait = default, long[]? known = null) =>
        new() { Agent = agent, Incarnation = incarnation, Slots = slots, Known = known ?? [], Wait = wait };

    private static AgentPoll Poll(string agent, string incarnation, DateTimeOffset started) => Poll(agent, incarnation) with { Started = started };
}
