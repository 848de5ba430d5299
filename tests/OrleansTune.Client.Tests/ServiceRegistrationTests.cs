using Microsoft.Extensions.DependencyInjection;

namespace OrleansTune.Client.Tests;

public sealed class ServiceRegistrationTests
{
    [Fact]
    public async Task The_registered_client_uses_the_configured_server_and_key()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(Samples.Study()));
        await using var services = new ServiceCollection()
            .AddOrleansTuneClient(o => (o.Server, o.ApiKey, o.Handler) = (new Uri("http://elsewhere"), "k1", server))
            .BuildServiceProvider();
        var client = services.GetRequiredService<OrleansTuneClient>();
        await client.Studies.Get("sample").DescribeAsync();
        Assert.Same(client, services.GetRequiredService<OrleansTuneClient>());
        Assert.Equal("Bearer k1", Assert.Single(server.Requests).Authorization);
    }
}
