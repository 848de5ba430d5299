using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling.FreezeThaw;

namespace OrleansTune.Core.Tests.Scheduling.FreezeThaw;

public class CurveModelTests
{
    private static readonly double[] Shares = [1.0 / 27, 3.0 / 27, 9.0 / 27, 1];

    [Fact]
    public void A_prediction_is_the_normal_distribution_given_the_curve() => Gen.Select(Gen.ULong, Gen.Int[0, 4]).Sample((seed, known) =>
    {
        var model = CurveModel.Fit(Shares, [.. Curves(seed, 20).Select((curve, i) => curve[..(1 + (i % 4))])]);
        double[] curve = Curves(seed + 1, 1)[0][..known];
        var (mean, variance) = model.PredictEnd(curve);

        // The end, then what is known, with the covariance written out.
        double[] at = [1, .. Shares[..known]];
        var k = Matrix<double>.Build.Dense(known + 1, known + 1, (i, j) =>
            model.Scale * (1 + (model.Ratio * model.Decay / (at[i] + at[j] + model.Decay)) + (i == j && i > 0 ? model.Noise : 0)));
        var prior = Vector<double>.Build.Dense(known + 1, i => model.Level + (model.Amplitude * model.Decay / (at[i] + model.Decay)));
        double expectedMean = prior[0];
        double expectedVariance = k[0, 0];
        if (known > 0)
        {
            var covariances = k.Row(0, 1, known);
            var weights = k.SubMatrix(1, known, 1, known).Solve(covariances);
            expectedMean += weights * (Vector<double>.Build.Dense(curve) - prior.SubVector(1, known));
            expectedVariance -= weights * covariances;
        }

        Assert.Equal(expectedMean, mean, 1e-6);
        Assert.Equal(expectedVariance, variance, 1e-6);
    }, iter: 30);

    [Fact]
    public void The_more_is_known_of_a_curve_the_more_certain_is_its_end()
    {
        var curves = Curves(4, 40);
        var model = CurveModel.Fit(Shares, curves);
        double[] variances = [.. Enumerable.Range(0, 5).Select(known => model.PredictEnd(curves[0].AsSpan(0, known)).Variance)];
        Assert.Equal(variances.OrderDescending(), variances);
        Assert.True(variances[3] < 0.2 * variances[0], $"{variances[3]} of {variances[0]}");
    }

    [Fact]
    public void Ends_are_foreseen_better_than_by_the_last_value()
    {
        double error = 0;
        double naive = 0;
        for (ulong seed = 0; seed < 10; seed++)
        {
            var curves = Curves(seed, 60);
            var model = CurveModel.Fit(Shares, [.. curves.Select((curve, i) => i < 20 ? curve : curve[..3])]);
            foreach (double[] curve in curves.Skip(20))
            {
                error += Math.Pow(model.PredictEnd(curve.AsSpan(0, 3)).Mean - curve[3], 2);
                naive += Math.Pow(curve[2] - curve[3], 2);
            }
        }

        Assert.True(error < 0.5 * naive, $"{error} against {naive}");
    }

    [Fact]
    public void Curves_that_do_not_differ_are_no_hindrance()
    {
        var model = CurveModel.Fit(Shares, [[0], [0], [0, 0]]);
        var (mean, variance) = model.PredictEnd([0]);
        Assert.Equal(0, mean, 1e-6);
        Assert.True(variance > 0);
    }

    /// <summary>Curves that fall towards levels of their own, each at its own pace.</summary>
    private static double[][] Curves(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var random = RandomStream.For(seed, "curve", number);
        double level = random.NextNormal();
        double fall = 1 + (0.5 * random.NextNormal());
        double pace = 0.05 + (0.2 * random.NextDouble());
        return Shares.Select(t => level + (fall * pace / (t + pace)) + (0.02 * random.NextNormal())).ToArray();
    })];
}
