using CsCheck;
using OrleansTune.Core.Analysis;

namespace OrleansTune.Core.Tests.Analysis;

public class HypervolumeTests
{
    private const int Side = 6;

    private static readonly Gen<double[][]> Points = Gen.Int[1, 4].SelectMany(d => Gen.Int[0, Side].Select(i => (double)i).Array[d].Array[1, 12]);

    [Fact]
    public void It_is_the_number_of_unit_cells_that_are_dominated() => Points.Sample(points =>
        Assert.Equal(Cells(points), Hypervolume.Of(points, Reference(points)), 1e-9));

    [Fact]
    public void A_contribution_is_what_is_lost_without_the_point() => Points.Sample(points =>
    {
        var contributions = Hypervolume.Contributions(points, Reference(points));
        for (int i = 0; i < points.Length; i++)
            Assert.Equal(Cells(points) - Cells([.. points.Where((_, j) => j != i)]), contributions[i], 1e-9);
    });

    [Fact]
    public void Points_beyond_the_reference_count_for_nothing() =>
        Assert.Equal(1, Hypervolume.Of([[1, 1], [0, 5], [2, 0]], [2, 2]));

    [Fact]
    public void A_point_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Hypervolume.Of([[1, 2, 3]], [4, 4]));

    [Fact]
    public void A_front_of_five_losses_is_measured_exactly()
    {
        // One point, and the same with a corner that adds a box of 1 × 1 × 1 × 1 × 2.
        Assert.Equal(32, Hypervolume.Of([[1, 1, 1, 1, 1]], [3, 3, 3, 3, 3]));
        Assert.Equal(34, Hypervolume.Of([[1, 1, 1, 1, 1], [2, 2, 2, 2, -1]], [3, 3, 3, 3, 3]));
    }

    private static double[] Reference(double[][] points) => [.. Enumerable.Repeat((double)Side, points[0].Length)];

    private static int Cells(double[][] points)
    {
        if (points.Length == 0)
            return 0;
        int dimensions = points[0].Length;
        int cells = 0;
        for (int code = 0; code < (int)Math.Pow(Side, dimensions); code++)
        {
            int[] corner = [.. Enumerable.Range(0, dimensions).Select(d => code / (int)Math.Pow(Side, d) % Side)];
            if (points.Any(p => p.Zip(corner).All(c => c.First <= c.Second)))
                cells++;
        }

        return cells;
    }
}
