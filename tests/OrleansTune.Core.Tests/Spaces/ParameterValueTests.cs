using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Tests.Spaces;

public class ParameterValueTests
{
    [Fact]
    public void Kinds_make_values_differ()
    {
        Assert.NotEqual(ParameterValue.Of(1), ParameterValue.Of(1.0));
        Assert.NotEqual(ParameterValue.Of(1), ParameterValue.Of(true));
        Assert.NotEqual(ParameterValue.Of("1"), ParameterValue.Of(1));
    }

    [Fact]
    public void The_two_zeros_are_one_value() => Assert.Equal(ParameterValue.Of(0.0), ParameterValue.Of(-0.0));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_is_finite(double number) => Assert.Throws<ArgumentOutOfRangeException>(() => ParameterValue.Of(number));

    [Fact]
    public void Whole_floats_read_as_integers()
    {
        Assert.Equal(4L, ParameterValue.Of(4.0).AsInt64());
        Assert.Throws<InvalidOperationException>(() => ParameterValue.Of(4.5).AsInt64());
        Assert.Throws<InvalidOperationException>(() => ParameterValue.Of(1e300).AsInt64());
    }

    [Fact]
    public void Other_kinds_do_not_convert()
    {
        Assert.Throws<InvalidOperationException>(() => ParameterValue.Of("1").AsDouble());
        Assert.Throws<InvalidOperationException>(() => ParameterValue.Of(1).AsText());
        Assert.Throws<InvalidOperationException>(() => ParameterValue.Of(1).AsBool());
        Assert.True(ParameterValue.Of(true).AsBool());
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(2.0, "2")]
    public void A_float_is_shown_in_the_invariant_culture(double number, string expected) => Assert.Equal(expected, ParameterValue.Of(number).ToString());
}
