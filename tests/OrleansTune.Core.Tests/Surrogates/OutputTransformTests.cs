using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Tests.Surrogates;

public class OutputTransformTests
{
    private static readonly double[] Losses = [3, 1, 7, 2, 90, 1.5, 1e6];

    public static TheoryData<string> Kinds => [.. Enum.GetNames<OutputTransformKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_keeps_the_order_and_gives_mean_0_and_variance_1(string kind)
    {
        var values = OutputTransform.Create(Losses, Enum.Parse<OutputTransformKind>(kind))!.Values;
        Assert.Equal(Losses.Order(), Losses.Zip(values).OrderBy(p => p.Second).Select(p => p.First));
        Assert.Equal(0, values.Average(), 9);
        Assert.Equal(1, values.Average(v => v * v), 9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_derivative_agrees_with_differences(string kind)
    {
        // Moving one loss a little changes its value by the derivative, up to what the standardisation does to all.
        var dense = Enumerable.Range(0, 4000).Select(i => 1 + (i * 0.01)).ToArray();
        var moved = (double[])dense.Clone();
        moved[2000] += 1e-3;
        var before = OutputTransform.Create(dense, Enum.Parse<OutputTransformKind>(kind))!;
        var after = OutputTransform.Create(moved, Enum.Parse<OutputTransformKind>(kind))!;
        double slope = (after.Values[2000] - before.Values[2000]) / 1e-3;
        double neighbours = (before.Values[2001] - before.Values[1999]) / 0.02;
        Assert.Equal(neighbours, slope, 0.02 * neighbours);
        double sum = Enumerable.Range(1, 3998).Sum(i => Math.Log((before.Values[i + 1] - before.Values[i - 1]) / 0.02));
        Assert.Equal(before.LogDerivative, sum, 10.0);
    }

    [Fact]
    public void Equal_losses_have_only_the_linear_map()
    {
        Assert.All(OutputTransform.Create([2, 2, 2], OutputTransformKind.Linear)!.Values, v => Assert.Equal(0, v));
        Assert.Null(OutputTransform.Create([2, 2, 2], OutputTransformKind.Log));
    }
}
