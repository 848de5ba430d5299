using CsCheck;
using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Tests.Numerics;

public class RandomStreamTests
{
    private const int Draws = 100_000;

    /// <summary>From an independent implementation of the papers' xoshiro256** and SplitMix64, itself checked against their published vectors.</summary>
    [Theory]
    [InlineData(0, new ulong[] { 11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532, 13521403990117723737 })]
    [InlineData(42, new ulong[] { 1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193, 18295552978065317476 })]
    [InlineData(ulong.MaxValue, new ulong[] { 10328197420357168392, 14156678507024973869, 9357971779955476126, 13791585006304312367, 10463432026814718762 })]
    public void The_bits_of_a_seed_are_those_of_xoshiro256_star_star(ulong seed, ulong[] expected)
    {
        var stream = new RandomStream(seed);
        Assert.Equal(expected, expected.Select(_ => stream.NextBits()));
    }

    [Fact]
    public void Doubles_are_uniform_in_the_unit_interval()
    {
        var stream = new RandomStream(1);
        var counts = new int[100];
        for (int i = 0; i < Draws; i++)
            counts[(int)(stream.NextDouble() * counts.Length)]++;
        AssertUniform(counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Integers_below_a_count_are_uniform(int count)
    {
        var stream = new RandomStream(2);
        var counts = new int[count];
        for (int i = 0; i < Draws; i++)
            counts[stream.Next(count)]++;
        AssertUniform(counts);
    }

    [Fact]
    public void A_count_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).Next(0));

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        var stream = new RandomStream(3);
        var draws = Enumerable.Range(0, Draws).Select(_ => stream.NextNormal()).ToList();

        // Five standard errors of each moment.
        Assert.InRange(draws.Average(), -0.016, 0.016);
        Assert.InRange(draws.Average(x => x * x), 0.977, 1.023);
        Assert.InRange(draws.Average(x => x * x * x), -0.062, 0.062);
        Assert.InRange(draws.Average(x => x * x * x * x), 2.84, 3.16);
    }

    [Fact]
    public void A_shuffle_keeps_the_items_and_makes_every_order_as_likely()
    {
        var stream = new RandomStream(4);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle(items.AsSpan());
            Assert.Equal("abcd", string.Concat(items.Order()));
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        AssertUniform([.. counts.Values]);
    }

    [Fact]
    public void The_stream_of_a_purpose_is_always_the_same() => Gen.Select(Gen.ULong, Gen.String, Gen.Long, Gen.Long).Sample((seed, purpose, a, b) =>
        Assert.Equal(RandomStream.For(seed, purpose, a, b).NextBits(), RandomStream.For(seed, purpose, a, b).NextBits()));

    [Fact]
    public void Streams_of_different_seeds_purposes_and_numbers_differ()
    {
        string[] purposes = ["", "a", "b", "ab", "ba", "aa", "init", "acquisition"];
        var first = from seed in Enumerable.Range(0, 10)
                    from purpose in purposes
                    from number in Enumerable.Range(-5, 20)
                    from second in Enumerable.Range(0, 5)
                    select RandomStream.For((ulong)seed, purpose, number, second).NextBits();
        Assert.Equal(10 * purposes.Length * 20 * 5, first.Distinct().Count());
    }

    [Theory]
    [InlineData("a", 0, "a", 1)]
    [InlineData("a", 0, "b", 0)]
    [InlineData("sobol", 17, "sobol", 18)]
    public void Streams_of_neighbouring_purposes_are_uncorrelated(string one, int oneNumber, string other, int otherNumber)
    {
        var a = RandomStream.For(1, one, oneNumber);
        var b = RandomStream.For(1, other, otherNumber);
        double sum = 0;
        for (int i = 0; i < Draws; i++)
            sum += (a.NextDouble() - 0.5) * (b.NextDouble() - 0.5);

        // The mean of products of independent uniforms has a standard error of 1/12/sqrt(n); five of them.
        Assert.InRange(sum / Draws, -5 / 12.0 / Math.Sqrt(Draws), 5 / 12.0 / Math.Sqrt(Draws));
    }

    [Fact]
    public void First_numbers_of_the_trials_of_a_study_are_uniform()
    {
        var counts = new int[50];
        for (int trial = 0; trial < 50_000; trial++)
            counts[RandomStream.For(9, "trial", trial).Next(counts.Length)]++;
        AssertUniform(counts);
    }

    /// <summary>Pearson's statistic within five standard deviations of its mean.</summary>
    private static void AssertUniform(int[] counts)
    {
        double expected = counts.Sum() / (double)counts.Length;
        double statistic = counts.Sum(c => (c - expected) * (c - expected) / expected);
        int freedom = counts.Length - 1;
        Assert.InRange(statistic, freedom - (5 * Math.Sqrt(2 * freedom)), freedom + (5 * Math.Sqrt(2 * freedom)));
    }
}
