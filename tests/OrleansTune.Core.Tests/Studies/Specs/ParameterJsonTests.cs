using System.Text.Json;
using CsCheck;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Core.Tests.Studies.Specs;

public class ParameterJsonTests
{
    private static readonly SearchSpace Space = new(
    [
        new FloatParameter("x", 0, 10),
        new CategoricalParameter("kind", [ParameterValue.Of("a"), ParameterValue.Of(1)]),
        new IntParameter("n", 1, 5, when: [new("kind", [ParameterValue.Of("a")])]),
    ]);

    [Fact]
    public void Every_value_keeps_its_kind_on_the_way_through_JSON() => Gen.OneOf(
            Gen.Double.Where(double.IsFinite).Select(ParameterValue.Of),
            Gen.Long.Select(ParameterValue.Of),
            Gen.Int.Select(i => ParameterValue.Of((double)i)),
            Gen.Bool.Select(ParameterValue.Of),
            Gen.String.Where(s => !s.Any(char.IsSurrogate)).Select(ParameterValue.Of))
        .Sample(value => Assert.Equal(value, ParameterJson.TryRead(ParameterJson.ToElement(value))));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1e999")]
    public void What_is_no_value_reads_as_none(string json) => Assert.Null(ParameterJson.TryRead(JsonElement.Parse(json)));

    [Fact]
    public void A_point_is_read_as_the_space_writes_it()
    {
        var point = ParameterJson.ReadPoint(JsonElement.Parse("""{"n": 2.0, "kind": "a", "x": 1}"""), Space, "parameters", out var errors);

        Assert.Empty(errors);
        Assert.Equal(
            [new("x", ParameterValue.Of(1.0)), new("kind", ParameterValue.Of("a")), new("n", ParameterValue.Of(2))], point!.ToArray());
    }

    [Fact]
    public void Every_fault_of_a_point_is_named()
    {
        var point = ParameterJson.ReadPoint(
            JsonElement.Parse("""{"x": "NaN", "kind": [], "nn": 1}"""), Space, "trials[3].parameters", out var errors);

        Assert.Null(point);
        Assert.Equal(["trials[3].parameters.kind", "trials[3].parameters.nn", "trials[3].parameters.x"], errors.Select(e => e.Field).Order());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"x": 1, "x": 2, "kind": 1}""")]
    [InlineData("""{"x": "\ud800", "kind": 1}""")]
    [InlineData("""{"x": 1e999, "kind": 1}""")]
    public void A_point_that_is_no_sound_object_is_refused(string json)
    {
        Assert.Null(ParameterJson.ReadPoint(JsonElement.Parse(json), Space, "parameters", out var errors));
        Assert.Single(errors);
    }
}
