using System.Net;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Auth;

public sealed class SecretsTests(LoggedGateway gateway) : IClassFixture<LoggedGateway>
{
    [Fact]
    public async Task No_key_and_no_token_reaches_the_log_at_any_level()
    {
        string tenant = await gateway.NewTenantAsync();
        string key = await gateway.IssueAsync(tenant, "editor");
        string wrongKey = key[..^4] + "0000";
        string token = gateway.Issuer.Token(tenant, "editor");
        string expired = gateway.Issuer.Token(tenant, "editor", t => t.Expires = DateTime.UtcNow.AddHours(-1));
        string homeless = gateway.Issuer.Token("no-such-tenant", "editor");
        const string Unsound = "eyJhbGciOiJub25lIn0.e30.unsound-signature";
        foreach (string bearer in (string[])[key, token])
        {
            using var api = gateway.Caller(bearer);
            await api.CreateStudyAsync(bearer == key ? "by-key" : "by-token");
            await api.Get("v1/studies").Expect(HttpStatusCode.OK);
            await api.PostText("v1/studies", "{").Expect(HttpStatusCode.BadRequest);
            await api.Get("v1/tenants").Expect(HttpStatusCode.Forbidden);
        }

        foreach (string bearer in (string[])[wrongKey, expired, Unsound])
        {
            using var api = gateway.Caller(bearer);
            await api.Get("v1/studies").Expect(HttpStatusCode.Unauthorized);
        }

        using (var api = gateway.Caller(homeless))
            await api.Get("v1/studies").Expect(HttpStatusCode.Forbidden);
        string[] log = gateway.Lines;
        Assert.True(log.Length > 100, "The log was not kept.");
        Assert.Contains(log, line => line.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("Orleans.", StringComparison.Ordinal));
        // Of a token the signature is what must not be seen; of a key the part after the last dot.
        foreach (string secret in (string[])[GatewayFixture.AdminKey, .. ((string[])[key, wrongKey, token, expired, homeless, Unsound]).Select(b => b[(b.LastIndexOf('.') + 1)..])])
            Assert.DoesNotContain(log, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
