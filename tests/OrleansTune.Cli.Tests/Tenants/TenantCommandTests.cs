using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Tenants;

[Collection(CliServerCollection.Name)]
public sealed class TenantCommandTests(CliServer server)
{
    [Fact]
    public async Task A_tenant_gets_keys_that_work_until_they_are_revoked()
    {
        string tenant = $"tenant-{Guid.NewGuid():N}";
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tenant", "create", tenant)).Code);
        var created = await server.RunAsync("tenant", "key", "create", tenant, "--role", "viewer", "--description", "for the dashboard", "--json");
        string key = created.Json.GetProperty("key").GetString()!;
        string id = created.Json.GetProperty("id").GetString()!;

        var studies = await server.RunAsync("study", "list", "--api-key", key, "--json");
        Assert.Equal("[]\n", studies.Out);
        Assert.Equal(ExitCodes.Refused, (await server.RunAsync("tenant", "list", "--api-key", key)).Code);
        Assert.Contains("for the dashboard", (await server.RunAsync("tenant", "key", "list", tenant)).Out);
        Assert.Equal($"{id}: revoked\n", (await server.RunAsync("tenant", "key", "revoke", tenant, id)).Out);
        Assert.Equal("[]\n", (await server.RunAsync("tenant", "key", "list", tenant, "--json")).Out);
    }

    [Fact]
    public async Task A_tenants_weight_is_set_and_shown()
    {
        string tenant = $"tenant-{Guid.NewGuid():N}";
        await server.RunAsync("tenant", "create", tenant);
        Assert.Equal(2.5, (await server.RunAsync("tenant", "quota", tenant, "--weight", "2.5", "--json")).Json.GetProperty("weight").GetDouble());
        Assert.Contains("weight      2.5\nmay have    studies unlimited, running trials unlimited, stored trials unlimited, requests per second unlimited\n", (await server.RunAsync("tenant", "show", tenant)).Out);
        Assert.Equal(ExitCodes.Usage, (await server.RunAsync("tenant", "quota", tenant, "--weight", "-1")).Code);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("tenant", "quota", "nobody", "--weight", "1")).Code);
        Assert.Equal(ExitCodes.Usage, (await server.RunAsync("tenant", "quota", tenant)).Code);
    }

    [Fact]
    public async Task The_default_tenant_is_there_from_the_start() =>
        Assert.StartsWith("tenant      default\n", (await server.RunAsync("tenant", "show", "default")).Out);
}
