using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Tenants;

/// <summary>An administrator of one tenant: its keys are its own to manage, and no other tenant is there.</summary>
[Collection(GatewayTests.Name)]
public sealed class TenantAdministratorTests(GatewayFixture gateway)
{
    /// <summary>Every route of a tenant, and what an administrator of its own gets.</summary>
    [Theory]
    [InlineData("GET", "", HttpStatusCode.OK)]
    [InlineData("PATCH", "", HttpStatusCode.Forbidden, """{"weight":50,"quota":{}}""")]
    [InlineData("GET", "/usage", HttpStatusCode.OK)]
    [InlineData("GET", "/audit", HttpStatusCode.OK)]
    [InlineData("GET", "/keys", HttpStatusCode.OK)]
    [InlineData("POST", "/keys", HttpStatusCode.Created, """{"role":"admin"}""")]
    [InlineData("DELETE", "/keys/{key}", HttpStatusCode.NoContent)]
    public async Task Another_tenant_is_not_found_and_its_own_is_managed_within_its_rights(string method, string route, HttpStatusCode own, string? body = null)
    {
        string mine = await gateway.NewTenantAsync(), theirs = await gateway.NewTenantAsync();
        using var admin = gateway.Caller(await gateway.IssueAsync(mine, "admin"));
        using var editor = gateway.Caller(await gateway.IssueAsync(mine, "editor"));
        using var @operator = gateway.Admin();
        foreach (string other in new[] { theirs, "default", "no-such-tenant", mine + "%2F..%2Fdefault" })
        {
            string key = other == theirs ? (await gateway.IssueAsync(theirs, "viewer")).Split('.')[1] : "admin-key";
            string before = await SeenAsync(@operator, theirs);
            var answer = await Send(admin, method, $"v1/tenants/{other}{route.Replace("{key}", key, StringComparison.Ordinal)}", body);
            if (own == HttpStatusCode.Forbidden)
                answer.Refusal(own, ErrorCodes.Forbidden);
            else
                answer.Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
            Assert.Equal(before, await SeenAsync(@operator, theirs));
        }

        string mineKey = (await gateway.IssueAsync(mine, "viewer")).Split('.')[1];
        string path = $"v1/tenants/{mine}{route.Replace("{key}", mineKey, StringComparison.Ordinal)}";
        (await Send(editor, method, path, body)).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        await Send(admin, method, path, body).Expect(own);
    }

    [Fact]
    public void Every_route_of_a_tenant_is_tried_above()
    {
        var tried = GetType().GetMethod(nameof(Another_tenant_is_not_found_and_its_own_is_managed_within_its_rights))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => $"{a[0].Value} /v1/tenants/{{tenant}}{a[1].Value}");
        var routes = gateway.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText!.Contains("{tenant}", StringComparison.Ordinal))
            .SelectMany(r => r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {r.RoutePattern.RawText}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_lists_its_own_tenant_only_and_creates_none()
    {
        string mine = await gateway.NewTenantAsync();
        using var admin = gateway.Caller(await gateway.IssueAsync(mine, "admin"));
        Assert.Equal([mine], (await admin.Get("v1/tenants").Ok<Page<TenantResource>>()).Items.Select(t => t.Name));
        var refusal = (await admin.Post("v1/tenants", new { name = "sub-tenant" })).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        Assert.Contains("operator", refusal.Detail, StringComparison.Ordinal);
        using var @operator = gateway.Admin();
        (await @operator.Get("v1/tenants/sub-tenant")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
        Assert.Contains(mine, (await @operator.Get("v1/tenants?pageSize=200").Ok<Page<TenantResource>>()).Items.Select(t => t.Name));
    }

    [Fact]
    public async Task An_admin_key_of_the_default_tenant_is_the_operators()
    {
        using var admin = gateway.Caller(await gateway.IssueAsync("default", "admin"));
        string other = await gateway.NewTenantAsync();
        await admin.PatchText($"v1/tenants/{other}", """{"weight":2}""").Expect(HttpStatusCode.OK);
        await admin.Get("v1/pools").Expect(HttpStatusCode.OK);
    }

    private static async Task<string> SeenAsync(Api caller, string tenant) => string.Concat(
        await Task.WhenAll(new[] { "", "/keys", "/audit" }.Select(async part => (await caller.Get($"v1/tenants/{tenant}{part}")).Body)));

    private static Task<Answer> Send(Api caller, string method, string path, string? body) => caller.Send(new HttpRequestMessage(new HttpMethod(method), path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    });
}
