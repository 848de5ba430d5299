using CsCheck;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class BracketRoundsTests
{
    [Fact]
    public void Brackets_have_the_sizes_of_the_papers_table() =>
        Assert.Equal([81, 34, 15, 8, 5], new BracketRounds(5, 3).Sizes);

    [Fact]
    public void Every_round_begins_with_the_bracket_that_starts_lowest_and_ends_with_the_highest() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[2, 5], Gen.Int[0, 20]).Sample((rungs, eta, round) =>
        {
            var rounds = new BracketRounds(rungs, eta);
            int size = (int)rounds.Sizes.Sum();
            Assert.Equal(0, rounds.BracketOf(round * size));
            Assert.Equal(rungs - 1, rounds.BracketOf((round * size) + size - 1));
        });

    [Fact]
    public void Every_round_holds_the_brackets_in_order_and_in_their_sizes() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[2, 4], Gen.Int[0, 50]).Sample((rungs, eta, round) =>
        {
            var rounds = new BracketRounds(rungs, eta);
            int size = (int)rounds.Sizes.Sum();
            var dealt = Enumerable.Range(round * size, size).Select(rounds.BracketOf).ToList();
            Assert.Equal(dealt.Order(), dealt);
            Assert.Equal(rounds.Sizes, Enumerable.Range(0, rungs).Select(bracket => dealt.LongCount(d => d == bracket)));
        });

    [Fact]
    public void The_largest_rounds_and_trial_numbers_find_a_bracket() =>
        Assert.InRange(new BracketRounds(31, 2).BracketOf(int.MaxValue), 0, 30);
}
