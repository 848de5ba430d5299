using OrleansTune.Core.Acquisition;

namespace OrleansTune.Core.Tests.Acquisition;

public class LogExpectedImprovementTests
{
    // log(φ(z) + z Φ(z)).
    [Theory]
    [InlineData(0.0, -0.91893853320467274)]
    [InlineData(1.0, 0.08002622)]
    [InlineData(-1.0, -2.48512094)]
    public void Known_values(double z, double expected) =>
        Assert.Equal(expected, LogExpectedImprovement.At(0, 1, z).Value, 5);

    [Theory]
    [InlineData(-0.999)]
    [InlineData(-1.001)]
    [InlineData(-7)]
    [InlineData(-29.9)]
    [InlineData(-30.1)]
    [InlineData(-200)]
    public void It_is_smooth_and_its_derivatives_agree_with_differences(double threshold)
    {
        const double Step = 1e-5;
        var at = LogExpectedImprovement.At(0, 1, threshold);
        double byMean = (LogExpectedImprovement.At(Step, 1, threshold).Value - LogExpectedImprovement.At(-Step, 1, threshold).Value) / (2 * Step);
        double byDeviation = (LogExpectedImprovement.At(0, 1 + Step, threshold).Value - LogExpectedImprovement.At(0, 1 - Step, threshold).Value) / (2 * Step);
        Assert.Equal(byMean, at.ByMean, 1e-4 * Math.Abs(byMean));
        Assert.Equal(byDeviation, at.ByDeviation, 1e-4 * Math.Abs(byDeviation));
    }
}
