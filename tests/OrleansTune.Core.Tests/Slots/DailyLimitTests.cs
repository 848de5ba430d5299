using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>Tenants that may use so many slot-seconds a UTC day. That days are counted right is also checked at random, by <see cref="LedgerWalk"/>.</summary>
public sealed class DailyLimitTests
{
    private static readonly TimeSpan Quantum = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2030, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly SlotAgent Agent = new("agent", "p", Noon, SlotAmount.Whole(2));
    private readonly SlotLedger _ledger = new(new SlotLedgerState(), Quantum, Noon);

    [Fact]
    public void Used_up_what_is_held_is_recalled_and_what_waits_is_passed_over_until_the_day_ends()
    {
        _ledger.SetDailyLimit("limited", 100, Noon);
        for (int i = 0; i < 3; i++)
            _ledger.Request($"{i}", "limited", SlotAmount.One, 0, Noon);
        _ledger.Serve(Agent, Noon);
        Assert.False(_ledger.Recall(Noon.AddSeconds(49)));
        Assert.Null(_ledger.UsedUpUntil("limited", Noon.AddSeconds(49)));

        var used = Noon.AddSeconds(50);
        Assert.Equal(Midnight, _ledger.UsedUpUntil("limited", used));
        Assert.True(_ledger.Recall(used));
        Assert.All(_ledger.Grants, g => Assert.True(g.Recalled));
        foreach (var grant in _ledger.Grants.ToList())
            _ledger.Return(grant.Trial, grant.Token, used);
        _ledger.Serve(Agent, Midnight.AddTicks(-1));
        Assert.Empty(_ledger.Grants);

        Assert.Equal(0, _ledger.DaySecondsOf("limited", Midnight));
        _ledger.Serve(Agent, Midnight);
        Assert.Equal(["0", "1"], _ledger.Grants.Select(g => g.Trial).Order());
    }

    [Fact]
    public void A_raised_or_lifted_limit_gives_slots_at_once_and_takes_recalls_back()
    {
        _ledger.SetDailyLimit("limited", 10, Noon);
        _ledger.Request("0", "limited", SlotAmount.One, 0, Noon);
        _ledger.Serve(Agent, Noon);
        var used = Noon.AddSeconds(10);
        _ledger.Recall(used);
        _ledger.Request("1", "limited", SlotAmount.One, 0, used);
        Assert.True(_ledger.SetDailyLimit("limited", null, used));
        Assert.False(_ledger.SetDailyLimit("limited", null, used));
        _ledger.Serve(Agent, used);
        _ledger.Recall(used);
        Assert.Equal([false, false], _ledger.Grants.Select(g => g.Recalled));
    }

    [Fact]
    public void What_was_held_over_midnight_counts_for_each_day_by_its_part_also_after_a_restart()
    {
        _ledger.Request("0", "t", new SlotAmount(500), 0, Midnight.AddSeconds(-60));
        _ledger.Serve(Agent, Midnight.AddSeconds(-60));
        Assert.Equal(15, _ledger.DaySecondsOf("t", Midnight.AddSeconds(-30)), 1e-9);
        var restored = new SlotLedger(_ledger.ToState(), Quantum, Midnight.AddSeconds(20));
        Assert.Equal(10, restored.DaySecondsOf("t", Midnight.AddSeconds(20)), 1e-9);
        Assert.Equal(40, restored.SlotSecondsOf("t", Midnight.AddSeconds(20)), 1e-9);
    }

    [Fact]
    public void One_whose_day_is_used_up_disturbs_no_ones_shares_among_the_others()
    {
        var pool = new SimulatedPool(3, 4);
        pool.Add("large", 3, open: 8, 1);
        pool.Add("small", 1, open: 8, 1);
        pool.Add("used up", 100, open: 8, 1);
        pool.Ledger.SetDailyLimit("used up", 0, pool.Now);
        pool.Run(3000);
        Assert.Equal(0, pool.Used()["used up"]);
        Assert.Equal(3.0, pool.Used()["large"] / pool.Used()["small"], 0.15);
        Assert.Equal(4 * 3000.0, pool.Used().Values.Sum(), 4.0);
    }
}
