using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;
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
            await Broker.RequestAsync(Trial(i));
        var leases = await PollAsync("agent", slots: 2);
        Assert.Equal([0, 1], leases.Select(l => l.Trial.Number));
        Assert.True(leases[0].Token < leases[1].Token);
    }

    [Fact]
    public async Task A_waiting_poll_is_answered_when_work_comes()
    {
        var waiting = Broker.PollAsync(Poll("agent", "p", wait: TimeSpan.FromSeconds(10)));
        await Broker.RequestAsync(Trial(0));
        Assert.Equal(0, Assert.Single((await waiting).Leases).Trial.Number);
    }

    [Fact]
    public async Task Leases_and_waiting_trials_outlive_the_grain()
    {
        await Broker.RequestAsync(Trial(0));
        await Broker.RequestAsync(Trial(1));
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
        await Broker.RequestAsync(Trial(0));
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
        await Broker.RequestAsync(Trial(1));
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
        await Broker.RequestAsync(Trial(0));
        cluster.Storage.FailNext(Pool, "slots");
        await Assert.ThrowsAsync<OrleansException>(() => PollAsync("agent"));
        Assert.Equal(0, Assert.Single(await PollAsync("agent")).Trial.Number);
    }

    [Fact]
    public async Task Of_many_requests_at_once_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Broker.RequestAsync(Trial(i))));
        await TestCluster.DeactivateAsync(Broker);
        Assert.Equal(100, (await PollAsync("agent", slots: 100)).Count);
    }

    /// <summary>A poll that was given the first lease and waits for more.</summary>
    private async Task<Task<AgentLeases>> WaitingPollAsync(string agent, string incarnation)
    {
        await Broker.RequestAsync(Trial(0));
        var write = cluster.Storage.HoldNext(Pool, "slots");
        // A fresh pool counts from 1: the request has number 1, the lease 2.
        var poll = Broker.PollAsync(Poll(agent, incarnation, wait: TimeSpan.FromHours(1), known: [2]));
        await write.Reached;
        write.Release();
        return poll;
    }

    private TrialKey Trial(int number) => _study.Trial(number);

    private async Task<IReadOnlyList<SlotLease>> PollAsync(string agent, string incarnation = "p", int slots = 1, long[]? known = null) =>
        (await Broker.PollAsync(Poll(agent, incarnation, slots, TimeSpan.Zero, known))).Leases;

    private static AgentPoll Poll(string agent, string incarnation, int slots = 1, TimeSpan wait = default, long[]? known = null) =>
        new() { Agent = agent, Incarnation = incarnation, Slots = slots, Known = known ?? [], Wait = wait };
}
