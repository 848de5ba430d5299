using MathNet.Numerics.LinearAlgebra;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Evolution;

namespace OrleansTune.Core.Tests.Sampling.Evolution;

public class CmaDistributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(40)]
    public void Weights_are_as_in_the_tutorial(int n)
    {
        var w = new CmaWeights(n, CmaWeights.DefaultLambda(n));
        Assert.Equal(1, w.W.Take(w.Mu).Sum(), 1e-12);
        Assert.Equal(w.W.OrderDescending(), w.W);
        Assert.True(w.C1 + w.CMu <= 1);
        Assert.True(1 - w.C1 - (w.CMu * w.W.Sum()) >= -1e-12, "the old covariance must not count negatively");
        Assert.InRange(w.MuEff, 1, w.Mu);
    }

    [Theory]
    [InlineData(1, 1500)]
    [InlineData(2, 1500)]
    [InlineData(5, 3000)]
    public void It_converges_on_a_rotated_ellipsoid_to_a_billionth(int n, int evaluations)
    {
        var random = new RandomStream(3);
        var rotation = Matrix<double>.Build.Dense(n, n, (_, _) => random.NextNormal()).QR().Q;
        double Loss(Vector<double> x)
        {
            var y = rotation * (x - 0.7);
            return Enumerable.Range(0, n).Sum(i => Math.Pow(1000, i / Math.Max(1.0, n - 1)) * y[i] * y[i]);
        }

        var w = new CmaWeights(n, Math.Max(6, CmaWeights.DefaultLambda(n)));
        var distribution = new CmaDistribution([.. Enumerable.Repeat(0.3, n)], 0.2);
        for (int g = 0; g < evaluations / w.Lambda && Loss(distribution.M) > 1e-10; g++)
        {
            var steps = Enumerable.Range(0, w.Lambda)
                .Select(_ => distribution.Step([.. Enumerable.Range(0, n).Select(_ => random.NextNormal())]))
                .OrderBy(s => Loss(distribution.M + s)).ToList();
            distribution = distribution.Updated(steps, w);
        }

        Assert.True(Loss(distribution.M) < 1e-9, $"{Loss(distribution.M)}");
    }

    [Fact]
    public void A_point_from_far_away_moves_the_mean_a_few_deviations_only()
    {
        var distribution = new CmaDistribution([0.5, 0.5], 1e-3);
        var w = new CmaWeights(2, 6);
        var steps = Enumerable.Range(0, 6).Select(i => Vector<double>.Build.DenseOfArray([i == 0 ? 0.4 : 0, 0])).ToList();
        var moved = distribution.Updated(steps, w);
        Assert.True((moved.M - distribution.M).L2Norm() < 5e-3);
        Assert.True(moved.Widest < 0.01);
    }

    [Fact]
    public void Lengths_are_measured_in_standard_deviations()
    {
        var distribution = new CmaDistribution([0.5, 0.5, 0.5], 0.1);
        var step = distribution.Step([1, 2, 2]);
        Assert.Equal(3, distribution.Length(step), 1e-9);
        Assert.Equal(0.3, step.L2Norm(), 1e-9);
    }
}
