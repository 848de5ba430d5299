using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Studies;

[Collection(ClusterTests.Name)]
public sealed class ShortageTests(TestCluster cluster)
{
    private readonly StudyKey _key = cluster.NewKey();

    private IStudyGrain Study => cluster.Study(_key);

    private ISlotBrokerGrain Broker => cluster.Broker(Specs.Pool(_key));

    [Fact]
    public async Task A_study_whose_trials_are_larger_than_every_host_says_so_until_a_host_is_large_enough()
    {
        await Study.CreateAsync(Specs.Managed(_key).Replace("\"parallel\": 1", "\"parallel\": 1, \"slots\": 2.5", StringComparison.Ordinal));
        Assert.Equal($"waits for a host: none trains for the pool '{Specs.Pool(_key)}' now", await UntilAsync(waiting => waiting is not null));

        await PollAsync("small", 2);
        Assert.Equal(
            $"waits for a larger host: a trial takes 2.5 slots of one, and the largest of the pool '{Specs.Pool(_key)}', 'small', has 2",
            await UntilAsync(waiting => waiting!.Contains("larger", StringComparison.Ordinal)));

        var lease = Assert.Single((await PollAsync("large", 3)).Leases);
        await cluster.Trial(_key, 0).BeginAsync(lease.Token, "large");
        Assert.Null((await Study.GetAsync()).Waiting);
    }

    [Fact]
    public async Task A_study_that_waits_for_its_turn_only_says_nothing()
    {
        await PollAsync("host", 2);
        await Study.CreateAsync(Specs.Managed(_key));
        while ((await Broker.GetAsync()).Tenants.Sum(t => t.Waiting) == 0)
            await Task.Yield();
        cluster.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Null((await Study.GetAsync()).Waiting);
    }

    [Fact]
    public async Task A_study_whose_trial_is_given_back_to_a_pool_without_hosts_says_so_before_any_reminder_comes()
    {
        await PollAsync("host", 2);
        await Study.CreateAsync(Specs.Managed(_key));
        AgentLeases leases;
        while ((leases = await PollAsync("host", 2)).Leases.Count == 0)
            await Task.Yield();
        await cluster.Trial(_key, 0).BeginAsync(leases.Leases[0].Token, "host");
        // What has watched the pool since the study was created comes to its end.
        for (int looks = 0; looks < 50; looks++)
        {
            cluster.Time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Null((await Study.GetAsync()).Waiting);
        }

        await Broker.LeaveAsync("host", "p");
        var givenBack = cluster.Time.GetUtcNow();
        await cluster.Grains.GetGrain<IManagedStudyGrain>(_key.ToString()).GiveBackAsync(0);
        Assert.Equal($"waits for a host: none trains for the pool '{Specs.Pool(_key)}' now", await UntilAsync(waiting => waiting is not null));
        Assert.InRange(cluster.Time.GetUtcNow() - givenBack, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private Task<AgentLeases> PollAsync(string agent, int slots) =>
        Broker.PollAsync(new() { Agent = agent, Incarnation = "p", Slots = slots, Known = [], Wait = TimeSpan.Zero });

    /// <summary>What the study says it waits for, as soon as that is so.</summary>
    private async Task<string?> UntilAsync(Func<string?, bool> holds)
    {
        for (int looks = 1; ; looks++)
        {
            if ((await Study.GetAsync()).Waiting is var waiting && holds(waiting))
                return waiting;
            // Rarely, so that what the clock wakes has its turn.
            if (looks % 50 == 0)
                cluster.Time.Advance(TimeSpan.FromMilliseconds(500));
        }
    }
}
