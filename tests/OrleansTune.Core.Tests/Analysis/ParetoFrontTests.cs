using CsCheck;
using OrleansTune.Core.Analysis;

namespace OrleansTune.Core.Tests.Analysis;

public class ParetoFrontTests
{
    // Few different numbers, so that ties and equal points are common.
    private static readonly Gen<double[][]> Points = Gen.Int[1, 4].SelectMany(d => Gen.Int[0, 6].Select(i => (double)i).Array[d].Array[0, 60]);

    [Fact]
    public void Ranks_are_those_of_peeling_front_after_front() => Points.Sample(points => Assert.Equal(Peeled(points), ParetoFront.Ranks(points)));

    [Fact]
    public void The_front_is_what_no_point_dominates() => Points.Sample(points => Assert.Equal(
        Enumerable.Range(0, points.Length).Where(i => !points.Any(p => Dominance.Dominates(p, points[i]))), ParetoFront.Of(points)));

    [Fact]
    public void No_points_have_no_front() => Assert.Empty(ParetoFront.Of([]));

    private static int[] Peeled(double[][] points)
    {
        var ranks = Enumerable.Repeat(-1, points.Length).ToArray();
        for (int rank = 0; ranks.Contains(-1); rank++)
        {
            int[] left = [.. Enumerable.Range(0, points.Length).Where(i => ranks[i] < 0)];
            foreach (int i in left.Where(i => !left.Any(j => Dominance.Dominates(points[j], points[i]))).ToList())
                ranks[i] = rank;
        }

        return ranks;
    }
}
