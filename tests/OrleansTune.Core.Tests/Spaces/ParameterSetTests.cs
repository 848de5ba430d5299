using CsCheck;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Tests.Spaces;

public class ParameterSetTests
{
    private static readonly Gen<(string, ParameterValue)[]> Entries =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 3], ParameterGen.Value).Array[0, 6].Select(all => all.DistinctBy(e => e.Item1).ToArray());

    [Fact]
    public void Sets_are_equal_whatever_the_order() => Entries.Sample(entries =>
    {
        var set = Set(entries);
        var other = Set([.. entries.Reverse()]);
        Assert.Equal(set, other);
        Assert.True(set.Equals((object)other));
        Assert.Equal(set.GetHashCode(), other.GetHashCode());
    });

    [Fact]
    public void Sets_with_another_value_or_name_differ() => Entries.Where(e => e.Length > 0).Sample(entries =>
    {
        var set = Set(entries);
        var otherValue = entries.ToArray();
        otherValue[0].Item2 = ParameterValue.Of("another value");
        var otherName = entries.ToArray();
        otherName[0].Item1 = "another name";
        Assert.NotEqual(set, Set(otherValue));
        Assert.NotEqual(set, Set(otherName));
        Assert.NotEqual(set, Set(entries[1..]));
    });

    [Fact]
    public void A_name_that_stands_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => Set(("a", ParameterValue.Of(1)), ("a", ParameterValue.Of(2))));

    [Fact]
    public void Values_are_read_by_name_and_type()
    {
        var set = Set(("x", ParameterValue.Of(1.5)), ("n", ParameterValue.Of(3)), ("s", ParameterValue.Of("t")));
        Assert.Equal(1.5, set.GetDouble("x"));
        Assert.Equal(3.0, set.GetDouble("n"));
        Assert.Equal(3, set.GetInt32("n"));
        Assert.Equal("t", set.GetString("s"));
        Assert.Equal("x=1.5, n=3, s=t", set.ToString());
        Assert.Throws<InvalidOperationException>(() => set.GetInt32("x"));
        Assert.Throws<InvalidOperationException>(() => set.GetString("n"));
        Assert.Contains("there are: x, n, s", Assert.Throws<KeyNotFoundException>(() => set["y"]).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => Set(("n", ParameterValue.Of(1L << 40))).GetInt32("n"));
    }

    private static ParameterSet Set(params (string, ParameterValue)[] entries) =>
        new(entries.Select(e => KeyValuePair.Create(e.Item1, e.Item2)));
}
