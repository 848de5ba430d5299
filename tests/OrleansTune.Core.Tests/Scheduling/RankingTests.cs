using CsCheck;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class RankingTests
{
    private static readonly Gen<double> Loss = Gen.OneOf(Gen.Int[0, 5].Select(i => (double)i), Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity));

    private static readonly Func<int, int>[] Shares = [n => n / 2, n => n / 3, n => n / 5, n => (n / 2) + 1];

    [Fact]
    public void NaN_ranks_last_and_ties_go_to_the_earlier_trial()
    {
        Ranked[] order = [new(-1, 9), new(0, 2), new(0, 3), new(double.PositiveInfinity, 0), new(double.NaN, 1), new(double.NaN, 4)];
        Assert.Equal(order, order.Reverse().Order());
    }

    [Fact]
    public void The_best_few_are_those_that_sorting_gives() => Gen.Select(Loss.Array[0, 60], Gen.OneOf(Shares), Gen.ULong).Sample((losses, bestOf, seed) =>
    {
        var random = new OrleansTune.Core.Numerics.RandomStream(seed);
        var ranking = new Ranking(bestOf);
        var all = new List<Ranked>();
        for (int i = 0; i < losses.Length; i++)
        {
            all.Add(new(losses[i], i));
            ranking.Add(all[^1]);
            while (all.Count > 0 && random.Next(3) == 0)
            {
                var gone = all[random.Next(all.Count)];
                all.Remove(gone);
                ranking.Remove(gone);
            }

            var sorted = all.Order().ToList();
            Assert.Equal(sorted.Count, ranking.Count);
            Assert.Equal(sorted.Take(bestOf(sorted.Count)), all.Where(ranking.IsAmongBest).Order());
            Assert.Equal(sorted.Take(1), all.Where(ranking.IsFirst));
        }
    });
}
