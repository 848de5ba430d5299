using CsCheck;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.ParzenEstimator;
using OrleansTune.Core.Spaces;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling.ParzenEstimator;

public class ParzenDensityTests
{
    private static readonly SearchSpace Line = new([new FloatParameter("x", 0, 1)]);
    private static readonly SearchSpace Few = new([new IntParameter("n", 1, 7, log: true), new CategoricalParameter("c", [ParameterValue.Of("a"), ParameterValue.Of("b"), ParameterValue.Of("c")])]);

    [Fact]
    public void A_density_integrates_to_one() => Gen.Double[0, 1].Array[1, 8].Sample(centres =>
    {
        var density = Fit(Line, [.. centres.Select(c => new[] { c })]);
        double sum = Enumerable.Range(0, 4000).Average(i => Math.Exp(density.LogRatio([(i + 0.5) / 4000])));
        Assert.Equal(1, sum, 1e-3);
    });

    [Fact]
    public void Probabilities_of_discrete_points_sum_to_one() => Gen.Int[0, 1000].Array[1, 8].Sample(numbers =>
    {
        var density = Fit(Few, [.. numbers.Select(n => Few.ToUnit(ConformanceSpaces.Point(Few, n)))]);
        double sum = 0;
        for (int n = 1; n <= 7; n++)
        {
            foreach (string c in new[] { "a", "b", "c" })
            {
                double prior = Math.Log((n + 0.5) / (n - 0.5)) / Math.Log(7.5 / 0.5) / 3;
                sum += prior * Math.Exp(density.LogRatio(Few.ToUnit(new([new("n", ParameterValue.Of(n)), new("c", ParameterValue.Of(c))]))));
            }
        }

        Assert.Equal(1, sum, 1e-9);
    });

    [Fact]
    public void Over_a_conditional_space_it_sums_to_one_under_the_prior()
    {
        // The mean of density over prior, taken over points of the prior, is the density's integral.
        var space = ConformanceSpaces.All["nested conditions"];
        var density = Fit(space, [.. Enumerable.Range(0, 12).Select(i => space.ToUnit(ConformanceSpaces.Point(space, i)))]);
        double mean = Enumerable.Range(100, 40_000).Average(i => Math.Exp(density.LogRatio(space.ToUnit(ConformanceSpaces.Point(space, i)))));
        Assert.InRange(mean, 0.93, 1.07);
    }

    [Fact]
    public void Draws_are_distributed_as_the_density_says()
    {
        var density = Fit(Line, [[0.1], [0.15], [0.8]]);
        var random = new RandomStream(2);
        double below = Enumerable.Range(0, 20_000).Count(_ => density.Draw(random)[0] < 0.3) / 20_000.0;
        double expected = Enumerable.Range(0, 3000).Sum(i => Math.Exp(density.LogRatio([(i + 0.5) / 10_000]))) / 10_000;
        Assert.Equal(expected, below, 0.015);
    }

    [Theory]
    [InlineData(0, 0.001)]
    [InlineData(0.5, 0.2)]
    [InlineData(1, 1)]
    public void A_truncated_normal_stays_inside_and_splits_its_mass(double mean, double deviation)
    {
        var random = new RandomStream(1);
        Assert.All(Enumerable.Range(0, 500), _ => Assert.InRange(TruncatedNormal.Draw(mean, deviation, random), 0, 1));
        double whole = TruncatedNormal.Mass(mean, deviation, 0, 1);
        double parts = TruncatedNormal.Mass(mean, deviation, 0, 0.4) + TruncatedNormal.Mass(mean, deviation, 0.4, 1);
        Assert.Equal(1, parts / whole, 1e-6);
    }

    private static ParzenDensity Fit(SearchSpace space, List<double[]> points) =>
        new ParzenFitter(space).Fit(points, [.. points.Select(_ => 1.0)]);
}
