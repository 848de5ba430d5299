using CsCheck;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

public sealed class SlotLedgerTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_request_is_lost_no_slot_given_twice_and_tokens_only_rise() => Gen.ULong.Sample(seed =>
    {
        var walk = new LedgerWalk(seed);
        for (int i = 0; i < 150; i++)
            walk.Step();
    }, iter: 200);

    [Fact]
    public void Within_a_tenant_the_oldest_request_comes_first()
    {
        var ledger = New();
        foreach (string trial in new[] { "c", "a", "b" })
            ledger.Request(trial, "t");
        ledger.Serve("agent", "p", 2, Start);
        Assert.Equal(["c", "a"], ledger.GrantsOf("agent", "p").Select(g => g.Trial));
    }

    [Fact]
    public void A_tenant_alone_gets_every_slot()
    {
        var ledger = New();
        for (int i = 0; i < 5; i++)
            ledger.Request($"{i}", "alone");
        ledger.Serve("agent", "p", 4, Start);
        Assert.Equal(4, ledger.Grants.Count);
    }

    [Fact]
    public void Tenants_of_equal_weight_that_always_want_more_never_differ_by_more_than_one_slot() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 12], Gen.ULong).Sample((tenants, slots, seed) => Contend(
            [.. Enumerable.Repeat(1.0, tenants)], slots, seed, held => Assert.InRange(held.Max() - held.Min(), 0, 1)));

    [Fact]
    public void A_tenant_of_three_times_the_weight_holds_three_times_the_slots_within_one() =>
        Gen.Select(Gen.Int[1, 20], Gen.ULong).Sample((slots, seed) => Contend(
            [3, 1], slots, seed, held => Assert.InRange(held[0] - (slots * 0.75), -1, 1)));

    [Fact]
    public void A_new_process_of_an_agent_puts_its_trials_back_in_their_old_places()
    {
        var ledger = New();
        for (int i = 0; i < 4; i++)
            ledger.Request($"{i}", "t");
        ledger.Serve("agent", "old", 2, Start);
        ledger.Serve("agent", "new", 1, Start);
        Assert.Equal(["0"], ledger.GrantsOf("agent", "new").Select(g => g.Trial));
        Assert.Empty(ledger.GrantsOf("agent", "old"));
        Assert.Equal(["1", "2", "3"], ledger.Waiting.Select(w => w.Trial));
    }

    [Fact]
    public void A_silent_agents_trials_go_to_another_under_larger_tokens()
    {
        var ledger = New();
        ledger.Request("trial", "t");
        ledger.Serve("first", "p", 1, Start);
        long token = Assert.Single(ledger.Grants).Token;
        Assert.Empty(ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(15)));
        Assert.Equal(["first"], ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(16)));
        ledger.Serve("second", "p", 1, Start.AddSeconds(16));
        var grant = Assert.Single(ledger.Grants);
        Assert.Equal("second", grant.Agent);
        Assert.True(grant.Token > token);
        Assert.False(ledger.Release("trial", token));
        Assert.Same(grant, Assert.Single(ledger.Grants));
    }

    [Fact]
    public void After_a_restart_agents_have_a_full_silence_before_they_are_lost()
    {
        var kept = new SlotGrant(5, "trial", "t", "agent", "p", 1);
        var ledger = new SlotLedger(6, [], [kept], _ => 1, Start);
        Assert.Empty(ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(15)));
        Assert.False(ledger.Serve("agent", "p", 1, Start.AddSeconds(15)));
        Assert.Equal([kept], ledger.GrantsOf("agent", "p"));
    }

    [Fact]
    public void A_process_that_was_replaced_or_left_is_no_longer_present()
    {
        var ledger = New();
        ledger.Serve("agent", "old", 1, Start);
        ledger.Serve("agent", "new", 1, Start);
        Assert.Equal((false, true), (ledger.IsPresent("agent", "old"), ledger.IsPresent("agent", "new")));
        Assert.False(ledger.Leave("agent", "old"));
        ledger.Leave("agent", "new");
        Assert.False(ledger.IsPresent("agent", "new"));
    }

    /// <summary>Tenants that always want more, slots that come free at random.</summary>
    private static void Contend(double[] weights, int slots, ulong seed, Action<int[]> look)
    {
        var random = new Core.Numerics.RandomStream(seed);
        var ledger = new SlotLedger(1, [], [], tenant => weights[int.Parse(tenant)], Start);
        int trials = 0;
        for (int round = 0; round < 60; round++)
        {
            for (int tenant = 0; tenant < weights.Length; tenant++)
            {
                while (ledger.Waiting.Count(w => w.Tenant == $"{tenant}") < slots)
                    ledger.Request($"{trials++}", $"{tenant}");
            }

            ledger.Serve("agent", "p", slots, Start);
            Assert.Equal(slots, ledger.Grants.Count);
            look([.. weights.Select((_, tenant) => ledger.Grants.Count(g => g.Tenant == $"{tenant}"))]);
            foreach (var grant in ledger.Grants.Where(_ => random.Next(3) == 0).ToList())
                ledger.Release(grant.Trial, grant.Token);
        }
    }

    private static SlotLedger New() => new(1, [], [], _ => 1, Start);
}
