using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Tests.Numerics;

public class SobolSequenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(300)]
    public void The_first_256_points_put_one_into_each_of_256_slices_of_every_axis(int dimension)
    {
        var sequence = new SobolSequence(dimension, 3);
        var points = Enumerable.Range(0, 256).Select(i => sequence.Point(i)).ToList();
        for (int axis = 0; axis < dimension; axis++)
            Assert.Equal(256, points.Select(p => (int)(p[axis] * 256)).Distinct().Count());
    }

    [Fact]
    public void Projections_on_neighbouring_axes_are_nearly_even()
    {
        var sequence = new SobolSequence(50, 1);
        var points = Enumerable.Range(0, 256).Select(i => sequence.Point(i)).ToList();
        for (int axis = 0; axis + 1 < 50; axis++)
        {
            var cells = points.GroupBy(p => ((int)(p[axis] * 8), (int)(p[axis + 1] * 8))).Select(g => g.Count()).ToList();
            Assert.True(cells.Count >= 32, $"axes {axis}, {axis + 1} leave {64 - cells.Count} of 64 cells empty");
        }
    }

    [Fact]
    public void A_seed_fixes_the_points_and_another_seed_gives_others()
    {
        Assert.Equal(new SobolSequence(4, 1).Point(17), new SobolSequence(4, 1).Point(17));
        Assert.NotEqual(new SobolSequence(4, 1).Point(17), new SobolSequence(4, 2).Point(17));
    }
}
