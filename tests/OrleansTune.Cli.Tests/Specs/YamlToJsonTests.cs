using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Specs;

namespace OrleansTune.Cli.Tests.Specs;

public sealed class YamlToJsonTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-3", "-3")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("0x1F", "31")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("1e-4", "0.0001")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("true", "true")]
    [InlineData("no", "\"no\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("sgd", "\"sgd\"")]
    [InlineData("2026-01-31T00:00:00Z", "\"2026-01-31T00:00:00Z\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("1_000", "\"1_000\"")]
    public void Scalars_get_the_types_of_yaml_1_2(string yaml, string json) =>
        Assert.Equal($$"""{"v":{{json}}}""", Read($"v: {yaml}"));

    [Fact]
    public void Block_and_flow_style_and_anchors_mean_the_same_json() => Assert.Equal(
        """{"space":[{"name":"a","low":0},{"name":"b","low":0}],"when":{"a":[1,2]}}""",
        Read("""
            space:
              - &first {name: a, low: 0}
              - name: b
                low: 0
            when: {a: [1, 2]}   # a comment
            """));

    [Theory]
    [InlineData("a: 1\nb: .inf", "line 2, column 4")]
    [InlineData("a: 1\n  b: 2", "line 2")]
    [InlineData("a: 1\na: 2", "uplicate")]
    [InlineData("a: 1e999", "too large")]
    [InlineData("a: 1\n---\nb: 2", "one YAML document")]
    [InlineData("a: &x [*x]", "line 1")]
    [InlineData("[a]: 1", "key")]
    public void What_json_cannot_say_is_refused_with_its_place(string yaml, string said) =>
        Assert.Contains(said, Assert.Throws<UsageException>(() => Read(yaml)).Message);

    private static string Read(string yaml) => YamlToJson.Read(new StringReader(yaml)).GetRawText();
}
