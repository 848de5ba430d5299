using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Auth;

[Collection(GatewayTests.Name)]
public sealed class AuthenticationTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Without_a_key_there_is_a_challenge()
    {
        using var api = gateway.Caller(null);
        var answer = await api.Get("v1/studies");
        answer.Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("ot_default.a.b")]
    [InlineData("ot_..")]
    [InlineData("ot_no/slash.a.b")]
    [InlineData(GatewayFixture.AdminKey + "x")]
    public async Task A_wrong_key_is_refused(string key)
    {
        using var api = gateway.Caller(key);
        var answer = await api.Get("v1/studies");
        answer.Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        Assert.Contains("invalid_token", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_another_secret_or_of_another_tenant_is_refused()
    {
        string tenant = await gateway.NewTenantAsync();
        string other = await gateway.NewTenantAsync();
        string key = await gateway.IssueAsync(tenant, "admin");
        using var altered = gateway.Caller(key[..^1] + (key[^1] == '0' ? '1' : '0'));
        using var moved = gateway.Caller(key.Replace(tenant, other, StringComparison.Ordinal));
        (await altered.Get("v1/studies")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        (await moved.Get("v1/studies")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Fact]
    public async Task Another_scheme_is_refused()
    {
        using var http = new HttpClient { BaseAddress = gateway.Address };
        http.DefaultRequestHeaders.Authorization = new("Basic", "dXNlcjpwYXNz");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("v1/studies")).StatusCode);
    }

    [Fact]
    public async Task The_operators_admin_key_belongs_to_the_default_tenant()
    {
        using var admin = gateway.Admin();
        await admin.CreateStudyAsync("of-the-default-tenant");
        using var issued = gateway.Caller(await gateway.IssueAsync("default", "viewer"));
        await issued.Get("v1/studies/of-the-default-tenant").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        string tenant = await gateway.NewTenantAsync();
        using var editor = gateway.Caller(await gateway.IssueAsync(tenant, "editor"));
        using var viewer = gateway.Caller(await gateway.IssueAsync(tenant, "viewer"));
        string study = await editor.CreateStudyAsync("seen");
        await viewer.Get(study).Expect(HttpStatusCode.OK);
        (await viewer.Post($"{study}/trials:ask")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await viewer.Delete(study)).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await viewer.PostText("v1/studies", Specs.External("mine").ToJsonString())).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await editor.Get("v1/tenants")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await editor.Post($"v1/tenants/{tenant}/keys", new { role = "admin" })).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
    }
}
