using System.Net;
using System.Reflection;
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
        await nobody.Get(path).Expect(HttpStatusCode.OK);
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
        (await nobody.Get("health/ready")).Refusal(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        var refused = await somebody.Get("v1/studies");
        refused.Refusal(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        Assert.Equal("1", refused.Headers["Retry-After"]);
    }
}
