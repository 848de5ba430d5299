using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Tenants;

[Collection(GatewayTests.Name)]
public sealed class TenantRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_tenant_is_created_shown_and_listed()
    {
        using var admin = gateway.Admin();
        var created = await admin.Post("v1/tenants", new { name = "the.new-one_1" }).Expect(HttpStatusCode.Created);
        Assert.Equal("/v1/tenants/the.new-one_1", created.Headers["Location"]);
        await admin.Post("v1/tenants", new { name = "the.new-one_1" }).Expect(HttpStatusCode.OK);
        var shown = await admin.Get("v1/tenants/the.new-one_1").Ok<TenantResource>();
        Assert.Equal(created.As<TenantResource>().Created, shown.Created);
        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await admin.Get($"v1/tenants?pageSize=1{(token is null ? "" : $"&pageToken={token}")}").Ok<Page<TenantResource>>();
            names.AddRange(page.Items.Select(t => t.Name));
            token = page.NextPageToken;
        }
        while (token is not null);
        Assert.Contains("the.new-one_1", names);
        Assert.Contains("default", names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task A_tenants_weight_is_changed_and_shown()
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        Assert.Equal(1, (await admin.Get($"v1/tenants/{tenant}").Ok<TenantResource>()).Weight);
        Assert.Equal(3, (await admin.PatchText($"v1/tenants/{tenant}", """{"weight":3}""").Ok<TenantResource>()).Weight);
        Assert.Equal(3, (await admin.PatchText($"v1/tenants/{tenant}", "{}").Ok<TenantResource>()).Weight);
        (await admin.PatchText($"v1/tenants/{tenant}", """{"weight":0}""")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "weight");
        (await admin.PatchText($"v1/tenants/{tenant}", """{"weight":"3"}""")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "weight");
        (await admin.PatchText($"v1/tenants/{tenant}", """{"heft":3}""")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "heft");
        (await admin.PatchText("v1/tenants/nobody", """{"weight":3}""")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
        Assert.Equal(3, (await admin.Get($"v1/tenants/{tenant}").Ok<TenantResource>()).Weight);
    }

    [Fact]
    public async Task A_key_that_expires_says_when_and_must_do_so_in_the_future()
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        var until = DateTimeOffset.UtcNow.AddDays(1);
        await admin.Post($"v1/tenants/{tenant}/keys", new { role = "viewer", expires = until }).Expect(HttpStatusCode.Created);
        Assert.Equal(until, Assert.Single((await admin.Get($"v1/tenants/{tenant}/keys").Ok<Page<KeyResource>>()).Items).Expires);
        (await admin.Post($"v1/tenants/{tenant}/keys", new { role = "viewer", expires = until.AddDays(-2) }))
            .Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "expires");
        (await admin.Post($"v1/tenants/{tenant}/keys", new { role = "viewer", expires = "tomorrow" }))
            .Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "expires");
    }

    [Fact]
    public async Task A_keys_secret_is_shown_once_and_a_revoked_key_is_worth_nothing()
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        var issued = (await admin.Post($"v1/tenants/{tenant}/keys", new { role = "viewer", description = "for the board" })
            .Expect(HttpStatusCode.Created)).As<CreateKeyResponse>();
        var list = await admin.Get($"v1/tenants/{tenant}/keys").Expect(HttpStatusCode.OK);
        var listed = Assert.Single(list.As<Page<KeyResource>>().Items);
        Assert.Equal((issued.Id, KeyRole.Viewer, "for the board"), (listed.Id, listed.Role, listed.Description));
        Assert.DoesNotContain(issued.Key.Split('.')[^1], list.Body, StringComparison.Ordinal);
        await admin.Delete($"v1/tenants/{tenant}/keys/{issued.Id}").Expect(HttpStatusCode.NoContent);
        (await admin.Delete($"v1/tenants/{tenant}/keys/{issued.Id}")).Refusal(HttpStatusCode.NotFound, ErrorCodes.KeyNotFound);
        using var holder = gateway.Caller(issued.Key);
        (await holder.Get("v1/studies")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"a/b"}""", "name")]
    [InlineData("""{"name":"a b"}""", "name")]
    [InlineData("""{"name":["a"]}""", "name")]
    [InlineData("""{"name":"a","colour":"red"}""", "colour")]
    public async Task A_faulty_tenant_is_refused_with_its_field(string body, string field)
    {
        using var admin = gateway.Admin();
        (await admin.PostText("v1/tenants", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }

    [Theory]
    [InlineData("""{}""", "role")]
    [InlineData("""{"role":"king"}""", "role")]
    [InlineData("""{"role":2}""", "role")]
    public async Task A_faulty_key_is_refused_with_its_field(string body, string field)
    {
        using var admin = gateway.Admin();
        (await admin.PostText("v1/tenants/default/keys", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no%2Fbody")]
    public async Task A_tenant_that_is_not_there_is_not_found(string tenant)
    {
        using var admin = gateway.Admin();
        (await admin.Get($"v1/tenants/{tenant}")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
        (await admin.Get($"v1/tenants/{tenant}/keys")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
        (await admin.Post($"v1/tenants/{tenant}/keys", new { role = "viewer" })).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
        (await admin.Delete($"v1/tenants/{tenant}/keys/k")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TenantNotFound);
    }
}
