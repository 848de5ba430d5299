using System.Text.Json;
using CsCheck;

namespace OrleansTune.Contracts.Tests.SearchSpaces;

public sealed class ParameterValuesTests
{
    private static readonly Gen<ParameterValue> AnyValue = Gen.OneOf(
        Gen.Double.Where(double.IsFinite).Select(d => (ParameterValue)d),
        Gen.Long.Select(l => (ParameterValue)l),
        Gen.String.Select(s => (ParameterValue)s),
        Gen.Bool.Select(b => (ParameterValue)b));

    [Fact]
    public void Any_point_survives_a_trip_through_json() =>
        Gen.Select(Gen.String, AnyValue).Array[0, 6].Sample(entries =>
        {
            var point = new ParameterValues();
            foreach (var (name, value) in entries)
                point[name] = value;
            var back = ContractsJson.Read<AskedTrial>(ContractsJson.Write(
                new AskedTrial { Number = 1, Parameters = point, LeaseExpires = default })).Parameters;
            Assert.Equal(point, back);
            Assert.Equal(point.GetHashCode(), back.GetHashCode());
            Assert.Equal(point.Keys, back.Keys);
        });

    [Fact]
    public void Values_are_plain_numbers_strings_and_booleans()
    {
        var point = new ParameterValues { ["rate"] = 0.01, ["nodes"] = 64, ["optimizer"] = "adam", ["nesterov"] = true };
        string json = ContractsJson.Write(new AddedTrial { Parameters = point });
        Assert.Equal("""{"parameters":{"rate":0.01,"nodes":64,"optimizer":"adam","nesterov":true}}""", json);
    }

    [Fact]
    public void A_whole_float_equals_the_integer_that_json_makes_of_it()
    {
        ParameterValue one = 1.0;
        Assert.Equal(one, (ParameterValue)1L);
        Assert.Equal(one.GetHashCode(), ((ParameterValue)1L).GetHashCode());
        Assert.Equal(1L, one.AsInt64());
        Assert.NotEqual(one, (ParameterValue)true);
        Assert.NotEqual((ParameterValue)"1", (ParameterValue)1L);
    }

    [Fact]
    public void Large_integers_that_share_a_double_differ() =>
        Assert.NotEqual((ParameterValue)long.MaxValue, (ParameterValue)(long.MaxValue - 1));

    [Fact]
    public void A_missing_parameter_is_named_with_those_there_are()
    {
        var point = new ParameterValues { ["momentum"] = 0.9 };
        var error = Assert.Throws<KeyNotFoundException>(() => point.GetDouble("momentun"));
        Assert.Contains("momentum", error.Message);
    }

    [Fact]
    public void A_value_of_another_type_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new ParameterValues { ["rate"] = 0.5 }.GetInt32("rate"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_is_finite(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => (ParameterValue)value);

    [Theory]
    [InlineData("""{"parameters":{"a":null}}""")]
    [InlineData("""{"parameters":{"a":[1]}}""")]
    [InlineData("""{"parameters":{"a":1e999}}""")]
    [InlineData("""{"parameters":{"a":1,"a":2}}""")]
    [InlineData("""{"parameters":[]}""")]
    public void What_is_no_point_is_refused(string json) => Assert.Throws<JsonException>(() => ContractsJson.Read<AddedTrial>(json));
}
