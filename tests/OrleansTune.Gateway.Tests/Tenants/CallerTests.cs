using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Tenants;

[Collection(GatewayTests.Name)]
public sealed class CallerTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("viewer", KeyRole.Viewer)]
    [InlineData("editor", KeyRole.Editor)]
    [InlineData("admin", KeyRole.Admin)]
    public async Task A_key_of_any_role_learns_whose_it_is(string word, KeyRole role)
    {
        string tenant = await gateway.NewTenantAsync();
        using var admin = gateway.Admin();
        var expires = new DateTimeOffset(2100, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var issued = (await admin.Post($"v1/tenants/{tenant}/keys", new { role = word, expires }).Expect(HttpStatusCode.Created)).As<CreateKeyResponse>();
        using var caller = gateway.Caller(issued.Key);
        Assert.Equal(
            new CallerResource { Tenant = tenant, Role = role, Key = issued.Id, Expires = expires, ManagesAllTenants = false },
            await caller.Get("v1/me").Ok<CallerResource>());
        // From the gateway's memory too.
        Assert.Equal(expires, (await caller.Get("v1/me").Ok<CallerResource>()).Expires);
    }

    [Fact]
    public async Task The_operators_own_key_manages_all_tenants_and_never_expires()
    {
        using var admin = gateway.Admin();
        Assert.Equal(
            new CallerResource { Tenant = "default", Role = KeyRole.Admin, Key = "admin-key", ManagesAllTenants = true },
            await admin.Get("v1/me").Ok<CallerResource>());
    }

    [Fact]
    public async Task Nobody_without_a_key_is_anyone()
    {
        using var nobody = gateway.Caller(null);
        (await nobody.Get("v1/me")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Fact]
    public async Task A_token_learns_its_subject_and_when_it_expires()
    {
        string tenant = await gateway.NewTenantAsync();
        await using var issuer = await TokenIssuer.StartAsync();
        await using var front = await gateway.StartAnotherAsync(builder => Auth.TokenTests.Trust(builder, issuer));
        using var caller = front.Caller(issuer.Token(tenant, "admin"));
        var me = await caller.Get("v1/me").Ok<CallerResource>();
        Assert.Equal((tenant, KeyRole.Admin, (string?)null, false), (me.Tenant, me.Role, me.Key, me.ManagesAllTenants));
        Assert.False(string.IsNullOrEmpty(me.Subject));
        Assert.True(me.Expires > DateTimeOffset.UtcNow);
        using var @operator = front.Caller(issuer.Token("default", "admin"));
        Assert.True((await @operator.Get("v1/me").Ok<CallerResource>()).ManagesAllTenants);
    }
}
