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
    public void The_field_in_which_the_JSON_breaks_off_is_named(string json, string field) =>
        Assert.Equal(field, JsonFault.Locate(Encoding.UTF8.GetBytes(json), 32)?.Field);

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("{,}")]
    public void Outside_of_any_field_there_is_none(string json) => Assert.Null(JsonFault.Locate(Encoding.UTF8.GetBytes(json), 32));

    [Fact]
    public void What_is_not_finite_is_told_apart_from_what_is_malformed()
    {
        Assert.Contains("finite", JsonFault.Locate("""{"a": NaN}"""u8, 32)!.Message, StringComparison.Ordinal);
        Assert.Contains("malformed", JsonFault.Locate("""{"a": oops}"""u8, 32)!.Message, StringComparison.Ordinal);
    }
}
