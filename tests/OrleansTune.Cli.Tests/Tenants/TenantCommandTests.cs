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
        Assert.Contains("weight      2.5\nmay have    studies unlimited, running trials unlimited, stored trials unlimited, requests per second unlimited, checkpoint bytes unlimited, GPU-seconds a day unlimited\n", (await server.RunAsync("tenant", "show", tenant)).Out);
        Assert.Equal(ExitCodes.Usage, (await server.RunAsync("tenant", "quota", tenant, "--weight", "-1")).Code);
        Assert.Equal(ExitCodes.NotFound, (await server.RunAsync("tenant", "quota", "nobody", "--weight", "1")).Code);
        Assert.Equal(ExitCodes.Usage, (await server.RunAsync("tenant", "quota", tenant)).Code);
    }

    [Fact]
    public async Task Limits_are_set_one_by_one_and_shown_beside_what_there_is()
    {
        string tenant = $"tenant-{Guid.NewGuid():N}";
        await server.RunAsync("tenant", "create", tenant);
        await server.RunAsync("tenant", "quota", tenant, "--checkpoint-bytes", "20000000000");
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tenant", "quota", tenant, "--checkpoint-bytes", "5000000000000000", "--studies", "3")).Code);
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tenant", "quota", tenant, "--gpu-seconds-per-day", "7200.5")).Code);
        string usage = (await server.RunAsync("tenant", "usage", tenant)).Out;
        Assert.Matches(@"studies +0 +3\n", usage);
        Assert.Matches(@"checkpoint bytes +0 +5000000000000000\n", usage);
        Assert.Matches(@"GPU-seconds a day +0 +7200.5\n", usage);
        Assert.Equal(ExitCodes.Done, (await server.RunAsync("tenant", "quota", tenant, "--checkpoint-bytes", "unlimited")).Code);
        Assert.Matches(@"checkpoint bytes +0 +unlimited\n", (await server.RunAsync("tenant", "usage", tenant)).Out);
    }

    [Theory]
    [InlineData("--checkpoint-bytes", "5GB")]
    [InlineData("--checkpoint-bytes", "1.5")]
    [InlineData("--checkpoint-bytes", "1e300")]
    [InlineData("--gpu-seconds-per-day", "-3")]
    [InlineData("--gpu-seconds-per-day", "NaN")]
    public async Task A_limit_that_is_none_is_refused(string option, string value) =>
        Assert.Equal(ExitCodes.Usage, (await server.RunAsync("tenant", "quota", "default", option, value)).Code);

    [Fact]
    public async Task The_default_tenant_is_there_from_the_start() =>
        Assert.StartsWith("tenant      default\n", (await server.RunAsync("tenant", "show", "default")).Out);
}
