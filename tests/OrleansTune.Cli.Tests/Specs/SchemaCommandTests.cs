using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Specs;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task The_schema_is_printed_without_a_server()
    {
        var run = await CliRun.OfAsync(["study", "schema"]);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", run.Json.GetProperty("$schema").GetString());
        Assert.True(run.Json.GetProperty("properties").TryGetProperty("searchSpace", out _));
    }
}
