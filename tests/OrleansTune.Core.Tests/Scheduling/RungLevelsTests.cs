using CsCheck;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class RungLevelsTests
{
    [Theory]
    [InlineData(1, 27, 3, new[] { 1, 3, 9, 27 })]
    [InlineData(1, 10, 3, new[] { 1, 3, 10 })]
    [InlineData(2, 3, 2, new[] { 3 })]
    [InlineData(5, 5, 4, new[] { 5 })]
    [InlineData(1, int.MaxValue, 1 << 30, new[] { 1, int.MaxValue })]
    public void Rungs_grow_by_eta_and_end_at_the_most_resource(int min, int max, int eta, int[] expected) =>
        Assert.Equal(expected, RungLevels.Of(min, max, eta));

    [Fact]
    public void Rungs_rise_by_at_least_eta_from_the_least_to_the_most() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Int[0, 1_000_000], Gen.Int[2, 10]).Sample((min, more, eta) =>
        {
            int max = min + more;
            var levels = RungLevels.Of(min, max, eta);
            Assert.Equal(max, levels[^1]);
            Assert.Equal(levels.Length == 1 ? max : min, levels[0]);
            for (int i = 1; i < levels.Length; i++)
                Assert.InRange((long)levels[i], (long)levels[i - 1] * eta, ((long)levels[i - 1] * eta * eta) - 1);
        });
}
