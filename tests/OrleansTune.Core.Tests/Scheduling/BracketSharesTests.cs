using CsCheck;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class BracketSharesTests
{
    [Fact]
    public void Brackets_have_the_sizes_of_the_papers_table() =>
        Assert.Equal([81, 34, 15, 8, 5], new BracketShares(5, 3).Sizes);

    [Fact]
    public void The_first_trial_is_in_the_bracket_that_starts_lowest() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[2, 5]).Sample((rungs, eta) => Assert.Equal(0, new BracketShares(rungs, eta).BracketOf(0)));

    [Fact]
    public void Any_run_of_trials_holds_the_brackets_nearly_in_proportion() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[2, 4], Gen.Int[0, 1_000_000_000], Gen.Int[10, 500]).Sample((rungs, eta, from, count) =>
        {
            var shares = new BracketShares(rungs, eta);
            double total = shares.Sizes.Sum();
            var found = Enumerable.Range(from, count).CountBy(shares.BracketOf).ToDictionary();
            for (int bracket = 0; bracket < rungs; bracket++)
            {
                double expected = count * shares.Sizes[bracket] / total;
                Assert.InRange(found.GetValueOrDefault(bracket), expected - 4, expected + 4);
            }
        });
}
