using CsCheck;
using OrleansTune.Training.Data;

namespace OrleansTune.Training.Tests.Data;

public sealed class StratifiedSplitTests
{
    private static readonly Gen<(long[] Labels, double Share, ulong Seed)> Cases =
        Gen.Select(Gen.Long[0, 4].Array[20, 300], Gen.Double[0.05, 0.95], Gen.ULong);

    [Fact]
    public void Every_sample_lands_in_exactly_one_part() => Cases.Sample((labels, share, seed) =>
    {
        var (training, validation) = StratifiedSplit.Of(Numbered(labels), share, seed);
        int[] rows = [.. Rows(training), .. Rows(validation)];
        Assert.Equal(Enumerable.Range(0, labels.Length), rows.Order());
        Assert.All(Rows(training).Concat(Rows(validation)).Zip(training.Labels.ToArray().Concat(validation.Labels.ToArray())), pair => Assert.Equal(labels[pair.First], pair.Second));
    });

    [Fact]
    public void Every_class_has_its_share_to_within_one_sample() => Cases.Sample((labels, share, seed) =>
    {
        var (_, validation) = StratifiedSplit.Of(Numbered(labels), share, seed);
        Assert.Equal((int)Math.Ceiling(labels.Length * share), validation.Count);
        foreach (var sameClass in labels.GroupBy(label => label))
        {
            int heldOut = validation.Labels.ToArray().Count(label => label == sameClass.Key);
            Assert.InRange(heldOut, Math.Floor(sameClass.Count() * share) - 1e-9, Math.Ceiling(sameClass.Count() * share) + 1e-9);
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        var samples = Numbered([.. Enumerable.Range(0, 200).Select(i => (long)(i % 10))]);
        var first = Rows(StratifiedSplit.Of(samples, 0.2, 1).Validation);
        Assert.Equal(first, Rows(StratifiedSplit.Of(samples, 0.2, 1).Validation));
        Assert.NotEqual(first, Rows(StratifiedSplit.Of(samples, 0.2, 2).Validation));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_share_outside_its_range_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Of(Numbered([0, 1]), share, 1));

    /// <summary>Samples whose only input is their number.</summary>
    private static Samples Numbered(long[] labels) => new([.. Enumerable.Range(0, labels.Length).Select(i => (float)i)], labels);

    private static IEnumerable<int> Rows(Samples samples) => samples.Inputs.ToArray().Select(input => (int)input);
}
