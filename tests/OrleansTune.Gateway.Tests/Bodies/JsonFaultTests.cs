using System.Text;
using OrleansTune.Gateway.Bodies;

namespace OrleansTune.Gateway.Tests.Bodies;

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("""{"a": NaN}""", "a")]
    [InlineData("""{"a": {"b": [1, 2, -Infinity]}}""", "a.b[2]")]
    [InlineData("""{"a": [{"b": 1}, {"b": NaN}]}""", "a[1].b")]
    [InlineData("""{"a": 1, "b": nope}""", "b")]
    [InlineData("""[NaN]""", "[0]")]
    [InlineData("""{"a": 1, "b": "\ud800"}""", "b")]
    [InlineData("""{"a": {"b": 1, "\ud800": 1}}""", "a")]
    [InlineData("", "body")]
    [InlineData("NaN", "body")]
    [InlineData("{,}", "body")]
    public void The_field_in_which_the_fault_lies_is_named(string json, string field) =>
        Assert.Equal(field, JsonFault.Find(Encoding.UTF8.GetBytes(json), 32)?.Field);

    [Theory]
    [InlineData("""{"a": [1, {"b": "c"}], "d": null}""")]
    [InlineData("""["\ud83d\ude00"]""")]
    public void Sound_JSON_has_no_fault(string json) => Assert.Null(JsonFault.Find(Encoding.UTF8.GetBytes(json), 32));

    [Fact]
    public void What_is_not_finite_is_told_apart_from_what_is_malformed()
    {
        Assert.Contains("finite", JsonFault.Find("""{"a": NaN}"""u8, 32)!.Message, StringComparison.Ordinal);
        Assert.Contains("malformed", JsonFault.Find("""{"a": oops}"""u8, 32)!.Message, StringComparison.Ordinal);
    }
}
