using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Telemetry;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Auth;

[Collection(GatewayTests.Name)]
public sealed class PolicyTests(GatewayFixture gateway)
{
    private static readonly string[] Open =
        ["/", "/logo.svg", "/assets/{file}", "/health/live", "/health/ready", "/openapi/{documentName}.json", "/schemas/study-spec.json"];

    [Fact]
    public void Every_route_has_a_policy_or_is_one_of_the_few_open_ones()
    {
        var routes = gateway.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 20);
        foreach (var route in routes)
        {
            string path = route.RoutePattern.RawText!;
            string? policy = route.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            bool open = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(open == Open.Contains(path), $"{path} is {(open ? "" : "not ")}open.");
            Assert.True(open || Expected(route, path) == policy, $"{path} has the policy {policy}.");
        }
    }

    private static string Expected(RouteEndpoint route, string path)
    {
        if (path == "/metrics")
            return MetricsEndpoint.Policy;
        string method = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
        if (path == "/v1/pools" || (method, path) is ("POST", "/v1/tenants") or ("PATCH", "/v1/tenants/{tenant}"))
            return Policies.Operator;
        if (path.StartsWith("/v1/tenants", StringComparison.Ordinal))
            return Policies.Admin;
        return method == "GET" ? Policies.Viewer : Policies.Editor;
    }
}
