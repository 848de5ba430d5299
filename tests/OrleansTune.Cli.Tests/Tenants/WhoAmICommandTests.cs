using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Tenants;

[Collection(CliServerCollection.Name)]
public sealed class WhoAmICommandTests(CliServer server)
{
    [Fact]
    public async Task The_operator_reads_that_it_manages_all_tenants() =>
        Assert.Equal("tenant      default\nrole        admin\nkey         admin-key\nexpires     never\nmanages     all tenants\n", (await server.RunAsync("whoami")).Out);

    [Fact]
    public async Task A_key_reads_its_tenant_role_and_expiry_as_text_and_as_json()
    {
        string tenant = $"tenant-{Guid.NewGuid():N}";
        await server.RunAsync("tenant", "create", tenant);
        var created = (await server.RunAsync("tenant", "key", "create", tenant, "--role", "admin", "--expires-in-days", "30", "--json")).Json;
        string key = created.GetProperty("key").GetString()!;
        string text = (await server.RunAsync("whoami", "--api-key", key)).Out;
        Assert.Matches($@"^tenant      {tenant}\nrole        admin\nkey         {created.GetProperty("id").GetString()}\nexpires     \d{{4}}-.*Z\nmanages     its own tenant's keys\n$", text);
        Assert.Equal(tenant, (await server.RunAsync("whoami", "--json", "--api-key", key)).Json.GetProperty("tenant").GetString());

        // What an administrator of one tenant may do, and not.
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tenant", "key", "create", tenant, "--api-key", key)).Code);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("tenant", "show", "default", "--api-key", key)).Code);
        Assert.Equal(ExitCodes.Refused, (await server.RunAsync("tenant", "quota", tenant, "--studies", "unlimited", "--api-key", key)).Code);
        Assert.Equal(ExitCodes.Refused, (await server.RunAsync("pool", "list", "--api-key", key)).Code);
    }

    [Fact]
    public async Task A_key_that_is_not_good_is_refused() =>
        Assert.Equal(ExitCodes.Refused, (await server.RunAsync("whoami", "--api-key", "ot_default.nothing.secret")).Code);
}
