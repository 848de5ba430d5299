using System.Text;
using System.Text.Json;
using CsCheck;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Core.Tests.Studies.Specs;

public class ParameterJsonTests
{
    [Fact]
    public void Every_value_keeps_its_kind_on_the_way_through_JSON() => Gen.OneOf(
            Gen.Double.Where(double.IsFinite).Select(ParameterValue.Of),
            Gen.Long.Select(ParameterValue.Of),
            Gen.Int.Select(i => ParameterValue.Of((double)i)),
            Gen.Bool.Select(ParameterValue.Of),
            Gen.String.Where(s => !s.Any(char.IsSurrogate)).Select(ParameterValue.Of))
        .Sample(value =>
        {
            string json = Encoding.UTF8.GetString(JsonText.Bytes(writer => ParameterJson.Write(writer, value)).Span);
            Assert.Equal(value, ParameterJson.TryRead(JsonElement.Parse(json)));
        });

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1e999")]
    public void What_is_no_value_reads_as_none(string json) => Assert.Null(ParameterJson.TryRead(JsonElement.Parse(json)));
}
