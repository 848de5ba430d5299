using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Health;

[Collection(GatewayTests.Name)]
public sealed class HealthRouteTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task A_gateway_with_a_cluster_is_well(string path)
    {
        using var nobody = gateway.Caller(null);
        var answer = JsonNode.Parse((await nobody.Get(path).Expect(HttpStatusCode.OK)).Body)!;
        Assert.True((bool)answer[path["health/".Length..]]!);
        Assert.NotEmpty(answer["checks"]!.AsArray());
        Assert.All(answer["checks"]!.AsArray(), check => Assert.True((bool)check!["healthy"]!));
    }

    [Fact]
    public async Task A_gateway_without_a_cluster_lives_but_is_not_ready()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(DispatchProxy.Create<IGrainFactory, NoCluster>());
        builder.Services.AddOrleansTuneGateway(builder.Configuration);
        await using var app = builder.Build();
        app.MapOrleansTune();
        await app.StartAsync();
        using var nobody = new Api(new Uri(app.Urls.Single()), null);
        using var somebody = new Api(new Uri(app.Urls.Single()), "ot_default.key.secret");
        await nobody.Get("health/live").Expect(HttpStatusCode.OK);
        var unready = await nobody.Get("health/ready");
        unready.Refusal(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        var checks = JsonNode.Parse(unready.Body)!["checks"]!.AsArray();
        Assert.Equal(["cluster", "storage"], checks.Select(c => (string)c!["name"]!).Order());
        Assert.All(checks, c => Assert.Contains("TimeoutException", (string)c!["reason"]!, StringComparison.Ordinal));
        Assert.DoesNotContain(NoCluster.Message, unready.Body, StringComparison.Ordinal);
        var refused = await somebody.Get("v1/studies");
        refused.Refusal(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        Assert.Equal("1", refused.Headers["Retry-After"]);
    }
}
