using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Pools;

[Collection(CliServerCollection.Name)]
public sealed class PoolCommandTests(CliServer server)
{
    [Fact]
    public async Task Pools_are_listed_as_a_table_and_as_json()
    {
        Assert.StartsWith("POOL", (await server.RunAsync("pool", "list")).Out);
        var json = await server.RunAsync("pool", "list", "--json");
        Assert.Equal(ExitCodes.Done, json.Code);
        Assert.StartsWith("[", json.Out);
    }
}
