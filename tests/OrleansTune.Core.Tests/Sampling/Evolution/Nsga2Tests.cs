using CsCheck;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.Core.Spaces;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.Evolution;

public class Nsga2Tests
{
    [Fact]
    public void Crowding_is_infinite_at_the_ends_and_the_neighbours_distance_between()
    {
        var distances = Crowding.Distances([[0, 4], [1, 2], [4, 0]]);
        Assert.Equal([double.PositiveInfinity, 2, double.PositiveInfinity], distances);
    }

    [Fact]
    public void Equal_points_do_not_crowd_to_nan() => Assert.DoesNotContain(double.NaN, Crowding.Distances([[1, 1], [1, 1], [1, 1]]));

    [Fact]
    public void Children_stay_in_the_unit_cube_also_of_points_with_inactive_coordinates()
    {
        var space = ConformanceSpaces.All["nested conditions"];
        var variation = new Variation(space);
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.ULong).Sample((a, b, seed) =>
        {
            var child = variation.Child(
                space.ToUnit(ConformanceSpaces.Point(space, a)), space.ToUnit(ConformanceSpaces.Point(space, b)), new RandomStream(seed));
            Assert.All(child, x => Assert.InRange(x, 0, 1));
        });
    }

    [Fact]
    public void Crossover_keeps_the_middle_of_the_parents()
    {
        var variation = new Variation(new SearchSpace([.. Enumerable.Range(0, 30).Select(i => new FloatParameter($"x{i}", 0, 1))]));
        double[] a = [.. Enumerable.Repeat(0.45, 30)];
        double[] b = [.. Enumerable.Repeat(0.55, 30)];
        var random = new RandomStream(6);
        double mean = Enumerable.Range(0, 300).Average(i => variation.Child(a, b, random).Average());
        Assert.Equal(0.5, mean, 0.005);
    }
}
