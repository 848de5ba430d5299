using CsCheck;
using OrleansTune.Core.Slots;

namespace OrleansTune.Core.Tests.Slots;

/// <summary>Shares over a run, in simulated time.</summary>
public sealed class FairShareTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Two_tenants_of_weights_3_and_1_get_3_to_1_of_four_slots_and_all_of_them_when_the_other_is_idle(ulong seed)
    {
        var pool = new SimulatedPool(seed, 4);
        var large = pool.Add("large", 3, open: 8, 1);
        var small = pool.Add("small", 1, open: 8, 1);
        pool.Run(3000);
        Assert.Equal(3.0, pool.Used()["large"] / pool.Used()["small"], 0.15);

        pool.Withdraw(large);
        var before = pool.Used();
        pool.Run(300);
        Assert.Equal(4 * 300.0, pool.Used()["small"] - before["small"], 4.0);

        pool.Withdraw(small);
        large.Open = 8;
        before = pool.Used();
        pool.Run(300);
        Assert.Equal(4 * 300.0, pool.Used()["large"] - before["large"], 4.0);

        small.Open = 8;
        before = pool.Used();
        pool.Run(3000);
        Assert.Equal(0.75, pool.ShareOf("large", before), 0.025);
    }

    [Fact]
    public void Shares_converge_to_the_weights_whether_or_not_the_slots_divide_by_them() =>
        Gen.Select(Gen.Int[1, 5].Array[2, 4], Gen.Int[2, 6], Gen.ULong).Sample((weights, slots, seed) =>
        {
            var pool = new SimulatedPool(seed, slots);
            for (int i = 0; i < weights.Length; i++)
                pool.Add($"{i}", weights[i], open: slots + 2, 1);
            pool.Run(4000);
            for (int i = 0; i < weights.Length; i++)
                Assert.Equal((double)weights[i] / weights.Sum(), pool.ShareOf($"{i}", new Dictionary<string, double>()), 0.03);
        }, iter: 8);

    [Fact]
    public void Trials_that_never_end_are_taken_back_in_turn_so_that_shares_hold_all_the_same()
    {
        var pool = new SimulatedPool(1, 4);
        pool.Add("a", 3, open: 6, 1);
        pool.Add("b", 2, open: 6, 1);
        pool.Run(4000, shortest: 100_000, longest: 100_000);
        Assert.Equal(0.6, pool.ShareOf("a", new Dictionary<string, double>()), 0.02);
        // Nobody is taken back before a quantum has passed: four slots turn over at most so often.
        Assert.InRange(pool.Recalls, 1, 4 * 4000 / (int)SimulatedPool.Quantum.TotalSeconds);
    }

    [Fact]
    public void When_shares_are_right_nothing_is_taken_back()
    {
        var pool = new SimulatedPool(1, 4);
        pool.Add("large", 3, open: 6, 1);
        pool.Add("small", 1, open: 6, 1);
        pool.Run(5000, shortest: 100_000, longest: 100_000);
        Assert.Equal(0, pool.Recalls);
    }

    [Fact]
    public void A_tenant_that_comes_late_gets_its_share_within_a_quantum_and_an_epoch()
    {
        var pool = new SimulatedPool(1, 4);
        pool.Add("early", 1, open: 8, 1);
        pool.Run(1000, shortest: 100_000, longest: 100_000);
        Assert.Equal(4, pool.Ledger.Grants.Count(g => g.Tenant == "early"));
        pool.Add("late", 1, open: 8, 1);
        pool.Run(20, shortest: 100_000, longest: 100_000);
        Assert.Equal(2, pool.Ledger.Grants.Count(g => g.Tenant == "late"));
        Assert.Equal(2, pool.Recalls);
    }

    [Fact]
    public void A_tenant_of_a_hundredth_of_the_weight_gets_its_turn()
    {
        var pool = new SimulatedPool(1, 1, 3, 3);
        foreach (int weight in (int[])[1, 21, 22, 78, 99])
            pool.Add($"{weight}", weight, open: 8, 1);
        pool.Run(3000);
        Assert.True(pool.Used()["1"] > 0);
    }

    [Fact]
    public void No_tenant_starves_and_what_one_does_not_use_others_get() =>
        Gen.Select(Gen.Int[1, 20].Array[2, 5], Gen.Int[1, 3].Array[1, 3], Gen.ULong).Sample((weights, slots, seed) =>
        {
            var pool = new SimulatedPool(seed, slots);
            for (int i = 0; i < weights.Length; i++)
                pool.Add($"{i}", weights[i], open: 1 + (i * 3), 0.25, 0.5, 1);
            pool.Run(4000);
            // What a tenant took of room that fitted no other counts: twenty quanta at most, and the one it is charged ahead.
            double owed = 21 * SimulatedPool.Quantum.TotalSeconds;
            double least = (double)weights.Min() / weights.Sum() * pool.Capacity;
            Assert.All(pool.LongestWait.Values, wait => Assert.InRange(wait, 0, 150 + (owed / least)));
        }, iter: 8);

    [Fact]
    public void A_trial_that_needs_a_whole_agent_is_not_starved_by_small_ones_that_always_fit()
    {
        var pool = new SimulatedPool(1, 2, 2);
        pool.Add("small", 1, open: 40, 0.25);
        pool.Add("whole", 1, open: 2, 2);
        pool.Run(3000);
        Assert.InRange(pool.ShareOf("whole", new Dictionary<string, double>()), 0.4, 0.6);
    }

    [Fact]
    public void A_whole_trial_of_the_same_tenant_waits_for_room_and_gets_it()
    {
        var pool = new SimulatedPool(1, 1);
        pool.Add("alone", 1, open: 8, 0.25);
        pool.Run(100);
        pool.Ledger.Request("whole", "alone", SlotAmount.One, 0, pool.Now);
        pool.Run(200);
        Assert.DoesNotContain(pool.Ledger.Waiting, w => w.Trial == "whole");
    }

    [Fact]
    public void Four_quarters_share_a_slot_and_a_fifth_waits()
    {
        var pool = new SimulatedPool(1, 1);
        pool.Add("t", 1, open: 5, 0.25);
        pool.Run(1, shortest: 100, longest: 100);
        Assert.Equal((4, 1), (pool.Ledger.Grants.Count, pool.Ledger.Waiting.Count()));
    }

    [Fact]
    public void A_new_weight_bites_at_once()
    {
        var pool = new SimulatedPool(1, 4);
        pool.Add("a", 1, open: 8, 1);
        pool.Add("b", 1, open: 8, 1);
        pool.Run(500);
        pool.Ledger.SetWeight("a", 3, pool.Now);
        pool.Run(30);
        var before = pool.Used();
        pool.Run(2000);
        Assert.Equal(0.75, pool.ShareOf("a", before), 0.025);
    }
}
