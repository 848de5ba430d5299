using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Specs;

namespace OrleansTune.Cli.Tests.Specs;

public sealed class SpecFileTests
{
    [Theory]
    [InlineData("{\"name\": \"x\"}")]
    [InlineData("name: x")]
    [InlineData("{name: x}")]
    public async Task Json_and_yaml_read_alike(string text) => Assert.Equal("x", (await ReadAsync(text)).GetProperty("name").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\": ")]
    [InlineData("name: [")]
    public async Task A_broken_file_is_named(string text) =>
        Assert.StartsWith("standard input: ", (await Assert.ThrowsAsync<UsageException>(() => ReadAsync(text))).Message);

    private static Task<System.Text.Json.JsonElement> ReadAsync(string text) => SpecFile.ReadAsync("-", new StringReader(text), CancellationToken.None);
}
