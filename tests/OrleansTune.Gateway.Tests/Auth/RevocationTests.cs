using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Auth;

[Collection(GatewayTests.Name)]
public sealed class RevocationTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_key_revoked_at_one_gateway_is_good_at_another_for_a_second_at_most()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var other = await gateway.StartAnotherAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        string tenant = await gateway.NewTenantAsync();
        string revoked = await gateway.IssueAsync(tenant, "viewer");
        string kept = await gateway.IssueAsync(tenant, "viewer");
        using var holder = other.Caller(revoked);
        using var bystander = other.Caller(kept);
        await holder.Get("v1/studies").Expect(HttpStatusCode.OK);

        using var admin = gateway.Admin();
        await admin.Delete($"v1/tenants/{tenant}/keys/{revoked.Split('.')[^2]}").Expect(HttpStatusCode.NoContent);
        time.Advance(TimeSpan.FromSeconds(1));

        (await holder.Get("v1/studies")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        await bystander.Get("v1/studies").Expect(HttpStatusCode.OK);
    }
}
