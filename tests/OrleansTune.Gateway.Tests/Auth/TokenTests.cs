using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.Tokens;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Auth;

[Collection(GatewayTests.Name)]
public sealed class TokenTests(GatewayFixture gateway) : IAsyncLifetime
{
    private const int Tries = 100;
    private TokenIssuer _issuer = null!;
    private AnotherGateway _front = null!;

    /// <summary>What is wrong with a token, and what the refusal says.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "expired", "expired" },
        { "not good yet", "not good yet" },
        { "other audience", "audience" },
        { "other issuer", "issuer" },
        { "other key", "signed" },
        { "published key as shared secret", "signed" },
        { "unsigned", "signed" },
        { "altered", "signed" },
        { "no subject", "sub" },
        { "no token", "JSON Web Token" },
    };

    public async Task InitializeAsync()
    {
        _issuer = await TokenIssuer.StartAsync();
        _front = await gateway.StartAnotherAsync(builder => Trust(builder, _issuer));
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_does_what_its_role_allows_in_its_tenant_alone()
    {
        string mine = await gateway.NewTenantAsync();
        string theirs = await gateway.NewTenantAsync();
        using var editor = _front.Caller(_issuer.Token(mine, "editor"));
        using var viewer = _front.Caller(_issuer.Token(mine, "viewer"));
        using var stranger = _front.Caller(_issuer.Token(theirs, "admin"));
        string study = await editor.CreateStudyAsync("by-token");
        await viewer.Get(study).Expect(HttpStatusCode.OK);
        (await viewer.Post($"{study}:pause")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await editor.Get("v1/tenants")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await stranger.Get(study)).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
        await stranger.Get("v1/tenants").Expect(HttpStatusCode.OK);
        using var key = _front.Caller(await gateway.IssueAsync(mine, "viewer"));
        await key.Get(study).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_token_is_refused(string fault, string said)
    {
        string tenant = await gateway.NewTenantAsync();
        using var api = _front.Caller(Faulty(fault, tenant));
        var answer = await api.Get("v1/studies");
        Assert.Contains(said, answer.Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated).Detail, StringComparison.Ordinal);
        Assert.Contains("invalid_token", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant", null)]
    [InlineData("tenant", "no-such-tenant")]
    [InlineData("tenant", "../default")]
    [InlineData("role", null)]
    [InlineData("role", "owner")]
    [InlineData("role", "Admin")]
    public async Task A_token_without_a_known_tenant_and_role_is_refused(string claim, string? value)
    {
        string tenant = await gateway.NewTenantAsync();
        using var api = _front.Caller(_issuer.Token(tenant, "viewer", t => Set(t, claim, value)));
        Assert.Contains(claim, (await api.Get("v1/studies")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_roles_the_greatest_counts_and_other_words_are_passed_over()
    {
        string tenant = await gateway.NewTenantAsync();
        using var api = _front.Caller(_issuer.Token(tenant, "", t => t.Claims["role"] = new[] { "viewer", "cook", "editor" }));
        await api.CreateStudyAsync("by-several-roles");
    }

    [Fact]
    public async Task When_the_issuer_rolls_its_key_new_tokens_are_good_and_old_ones_are_not()
    {
        string tenant = await gateway.NewTenantAsync();
        using var before = _front.Caller(_issuer.Token(tenant, "viewer"));
        await before.Get("v1/studies").Expect(HttpStatusCode.OK);
        string old = _issuer.Token(tenant, "viewer");
        _issuer.RollKey();
        using var after = _front.Caller(_issuer.Token(tenant, "viewer"));

        // The new keys are fetched beside the request that shows the need; it or one soon after is answered with them.
        var answer = await after.Get("v1/studies");
        for (int i = 0; i < Tries && answer.Status != HttpStatusCode.OK; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            answer = await after.Get("v1/studies");
        }

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var late = _front.Caller(old);
        (await late.Get("v1/studies")).Refusal(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Fact]
    public async Task While_the_issuer_is_away_tokens_are_answered_with_503_and_keys_are_good()
    {
        string tenant = await gateway.NewTenantAsync();
        var away = await TokenIssuer.StartAsync();
        string token = away.Token(tenant, "viewer");
        await using var front = await gateway.StartAnotherAsync(builder => Trust(builder, away));
        await away.DisposeAsync();
        using var api = front.Caller(token);
        (await api.Get("v1/studies")).Refusal(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        await api.Get("health/live").Expect(HttpStatusCode.OK);
        using var key = front.Caller(await gateway.IssueAsync(tenant, "viewer"));
        await key.Get("v1/studies").Expect(HttpStatusCode.OK);
    }

    internal static void Trust(WebApplicationBuilder builder, TokenIssuer issuer)
    {
        builder.Configuration["Auth:Jwt:Authority"] = issuer.Address;
        builder.Configuration["Auth:Jwt:Audience"] = TokenIssuer.Audience;
        builder.Configuration["Auth:Jwt:RequireHttpsMetadata"] = "false";
    }

    private string Faulty(string fault, string tenant)
    {
        string good = _issuer.Token(tenant, "admin");
        return fault switch
        {
            "expired" => _issuer.Token(tenant, "admin", t => t.Expires = DateTime.UtcNow.AddHours(-1)),
            "not good yet" => _issuer.Token(tenant, "admin", t => t.NotBefore = DateTime.UtcNow.AddMinutes(30)),
            "other audience" => _issuer.Token(tenant, "admin", t => t.Audience = "another"),
            "other issuer" => _issuer.Token(tenant, "admin", t => t.Issuer = "http://127.0.0.1:1"),
            "other key" => _issuer.Token(tenant, "admin", t => t.SigningCredentials = new(TokenIssuer.NewKey(), SecurityAlgorithms.RsaSha256)),
            "published key as shared secret" => _issuer.Token(tenant, "admin", t => t.SigningCredentials = new(
                new SymmetricSecurityKey(_issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256)),
            "unsigned" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{good.Split('.')[1]}.",
            "altered" => Altered(good),
            "no subject" => _issuer.Token(tenant, "admin", t => t.Claims.Remove("sub")),
            _ => "neither-key-nor-token",
        };
    }

    /// <summary>The token with another role under the same signature.</summary>
    private static string Altered(string token)
    {
        string[] parts = token.Split('.');
        string claims = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("\"someone\"", "\"another\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private static void Set(SecurityTokenDescriptor token, string claim, string? value)
    {
        if (value is null)
            token.Claims.Remove(claim);
        else
            token.Claims[claim] = value;
    }
}
