using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Tests.Numerics;

public class NormalDistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(-6, 9.865876450376981e-10)]
    public void Known_values(double z, double share)
    {
        Assert.Equal(share, NormalDistribution.Cumulative(z), 1e-9 * share);
        Assert.Equal(Math.Log(share), NormalDistribution.LogCumulative(z), 9);
    }

    [Fact]
    public void The_far_tail_has_a_finite_logarithm() =>
        Assert.Equal(-804.608442, NormalDistribution.LogCumulative(-40), 4);
}
