using CsCheck;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

public sealed class SlotLedgerTests
{
    private static readonly TimeSpan Quantum = TimeSpan.FromSeconds(10);
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
            ledger.Request(trial, "t", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("agent", "p", 2), Start);
        Assert.Equal(["c", "a"], ledger.GrantsOf("agent", "p").Select(g => g.Trial));
    }

    [Fact]
    public void A_request_made_anew_keeps_its_place_with_what_it_asks_for_now()
    {
        var ledger = New();
        foreach (string trial in new[] { "a", "b", "c" })
            ledger.Request(trial, "t", SlotAmount.Whole(3), 0, Start);
        Assert.False(ledger.Request("b", "t", SlotAmount.Whole(3), 0, Start));
        Assert.True(ledger.Request("b", "t", SlotAmount.One, 0, Start));
        Assert.Equal(["a", "b", "c"], ledger.Waiting.Select(r => r.Trial));
        Assert.Equal(SlotAmount.One, ledger.Waiting.ElementAt(1).Amount);
        ledger.Request("c", "t", SlotAmount.One, 1, Start);
        ledger.Serve(Agent("agent", "p", 4), Start);
        Assert.Equal(["c", "a"], ledger.GrantsOf("agent", "p").Select(g => g.Trial));
        Assert.False(ledger.Request("a", "t", SlotAmount.One, 7, Start));
    }

    [Fact]
    public void A_tenant_alone_gets_every_slot()
    {
        var ledger = New();
        for (int i = 0; i < 5; i++)
            ledger.Request($"{i}", "alone", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("agent", "p", 4), Start);
        Assert.Equal(4, ledger.Grants.Count);
    }

    [Fact]
    public void Within_a_tenant_the_highest_priority_comes_first_and_between_tenants_it_does_not_count()
    {
        var ledger = New();
        ledger.Request("low", "t", SlotAmount.One, -1, Start);
        ledger.Request("normal", "t", SlotAmount.One, 0, Start);
        ledger.Request("high", "t", SlotAmount.One, 5, Start);
        ledger.Request("other", "u", SlotAmount.One, -5, Start);
        Assert.Equal(["high", "other", "normal", "low"], Enumerable.Range(1, 4).Select(slots =>
        {
            ledger.Serve(Agent("agent", "p", slots), Start);
            return ledger.Grants.MaxBy(g => g.Token)!.Trial;
        }));
    }

    [Fact]
    public void A_new_process_of_an_agent_puts_its_trials_back_in_their_old_places()
    {
        var ledger = New();
        for (int i = 0; i < 4; i++)
            ledger.Request($"{i}", "t", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("agent", "old", 2), Start);
        ledger.Serve(Agent("agent", "new", 1), Start);
        Assert.Equal(["0"], ledger.GrantsOf("agent", "new").Select(g => g.Trial));
        Assert.Empty(ledger.GrantsOf("agent", "old"));
        Assert.Equal(["1", "2", "3"], ledger.Waiting.Select(w => w.Trial));
    }

    [Fact]
    public void A_silent_agents_trials_go_to_another_under_larger_tokens()
    {
        var ledger = New();
        ledger.Request("trial", "t", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("first", "p", 1), Start);
        long token = Assert.Single(ledger.Grants).Token;
        Assert.Empty(ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(15)));
        Assert.Equal(["first"], ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(16)));
        ledger.Serve(Agent("second", "p", 1), Start.AddSeconds(16));
        var grant = Assert.Single(ledger.Grants);
        Assert.Equal("second", grant.Agent);
        Assert.True(grant.Token > token);
        Assert.False(ledger.Release("trial", token, Start));
        Assert.Same(grant, Assert.Single(ledger.Grants));
    }

    [Fact]
    public void After_a_restart_agents_have_a_full_silence_before_they_are_lost()
    {
        var kept = new SlotGrant(5, new SlotRequest("trial", "t", SlotAmount.One, 0, 1), "agent", "p", Start, Recalled: false);
        var ledger = new SlotLedger(new SlotLedgerState { NextToken = 6, Grants = [kept], Agents = [Agent("agent", "p", 1)] }, Quantum, Start);
        Assert.Empty(ledger.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(15)));
        Assert.False(ledger.Serve(Agent("agent", "p", 1), Start.AddSeconds(15)));
        Assert.Equal([kept], ledger.GrantsOf("agent", "p"));
    }

    [Fact]
    public void A_process_that_was_replaced_or_left_is_no_longer_present()
    {
        var ledger = New();
        ledger.Serve(Agent("agent", "old", 1), Start);
        ledger.Serve(Agent("agent", "new", 1), Start);
        Assert.Equal((false, true), (ledger.IsPresent("agent", "old"), ledger.IsPresent("agent", "new")));
        Assert.False(ledger.Leave("agent", "old", Start));
        ledger.Leave("agent", "new", Start);
        Assert.False(ledger.IsPresent("agent", "new"));
    }

    [Fact]
    public void A_process_that_began_earlier_than_the_one_known_is_not_accepted_until_that_one_is_gone()
    {
        var ledger = New();
        var old = Agent("agent", "old", 1);
        var young = new SlotAgent("agent", "young", Start.AddMinutes(1), SlotAmount.One);
        ledger.Request("trial", "t", SlotAmount.One, 0, Start);
        ledger.Serve(old, Start);
        ledger.Serve(young, Start);
        Assert.False(ledger.Accepts(old));
        Assert.Throws<InvalidOperationException>(() => ledger.Serve(old, Start));
        var restored = new SlotLedger(ledger.ToState(), Quantum, Start);
        Assert.False(restored.Accepts(old));
        Assert.Single(restored.GrantsOf("agent", "young"));
        restored.Expire(TimeSpan.FromSeconds(15), Start.AddSeconds(16));
        Assert.True(restored.Accepts(old));
    }

    [Fact]
    public void A_recalled_trial_that_is_given_back_waits_in_its_old_place()
    {
        var ledger = New();
        for (int i = 0; i < 3; i++)
            ledger.Request($"{i}", "t", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("agent", "p", 2), Start);
        ledger.Request("late", "u", SlotAmount.One, 0, Start);
        Assert.False(ledger.Recall(Start.AddSeconds(1)));
        var later = Start + Quantum;
        Assert.True(ledger.Recall(later));
        var recalled = Assert.Single(ledger.Grants, g => g.Recalled);
        Assert.Equal("1", recalled.Trial);
        Assert.False(ledger.Recall(later));
        Assert.True(ledger.Return(recalled.Trial, recalled.Token, later));
        ledger.Serve(Agent("agent", "p", 2), later);
        Assert.Equal(["0", "late"], ledger.Grants.OrderBy(g => g.Token).Select(g => g.Trial));
        Assert.Equal(["1", "2"], ledger.Waiting.Select(w => w.Trial));
    }

    [Fact]
    public void When_nobody_waits_any_more_nothing_is_recalled_any_more()
    {
        var ledger = New();
        ledger.Request("a", "t", SlotAmount.One, 0, Start);
        ledger.Request("b", "t", SlotAmount.One, 0, Start);
        ledger.Serve(Agent("agent", "p", 2), Start);
        ledger.Request("late", "u", SlotAmount.One, 0, Start);
        ledger.Recall(Start + Quantum);
        ledger.Release("late", null, Start + Quantum);
        Assert.True(ledger.Recall(Start + Quantum));
        Assert.DoesNotContain(ledger.Grants, g => g.Recalled);
    }

    private static SlotAgent Agent(string name, string incarnation, int slots) => new(name, incarnation, Start, SlotAmount.Whole(slots));

    private static SlotLedger New() => new(new SlotLedgerState(), Quantum, Start);
}
