using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Telemetry;

[Collection(GatewayTests.Name)]
public sealed class MetricsRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task The_same_machine_reads_metrics_of_tenants_refusals_and_requests_without_a_key()
    {
        using var editor = await gateway.EditorAsync();
        await editor.Get("v1/studies/no-such-study").Expect(HttpStatusCode.NotFound);
        using var nobody = gateway.Caller(null);
        string metrics = (await nobody.Get("metrics").Expect(HttpStatusCode.OK)).Body;
        Assert.Matches("orleanstune_gateway_refusals_total{[^}]*code=\"study_not_found\"[^}]*status=\"404\"[^}]*tenant=\"tenant-\\d+\"", metrics);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_through_a_proxy_needs_the_operators_admin_key()
    {
        using var nobody = gateway.Caller(null);
        using var admin = gateway.Admin();
        using var editor = await gateway.EditorAsync();
        using var tenantsAdmin = gateway.Caller(await gateway.IssueAsync(await gateway.NewTenantAsync(), "admin"));
        (await nobody.Send(Forwarded())).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        (await editor.Send(Forwarded())).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await tenantsAdmin.Send(Forwarded())).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        await admin.Send(Forwarded()).Expect(HttpStatusCode.OK);
    }

    private static HttpRequestMessage Forwarded()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        return request;
    }
}
