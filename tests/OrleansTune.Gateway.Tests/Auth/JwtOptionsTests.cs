using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.Tests.Auth;

public sealed class JwtOptionsTests
{
    [Fact]
    public void An_authority_and_an_audience_are_enough() => Assert.Empty(Faults(new() { Authority = "https://login.example.com/", Audience = "a" }));

    [Fact]
    public void An_issuer_and_the_address_of_its_metadata_are_enough() =>
        Assert.Empty(Faults(new() { Issuer = "us", MetadataAddress = "https://login.example.com/metadata", Audience = "a" }));

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = Faults(new() { MetadataAddress = "ftp://x", TenantClaim = "", RoleClaim = " ", Issuer = "" });
        Assert.Equal(
            ["Auth:Jwt:MetadataAddress", "Auth:Jwt:Issuer", "Auth:Jwt:Audience", "Auth:Jwt:TenantClaim", "Auth:Jwt:RoleClaim"],
            faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("login.example.com")]
    [InlineData("http://login.example.com")]
    public void An_authority_must_be_an_address_of_https(string? authority) =>
        Assert.StartsWith("Auth:Jwt:Authority: ", Assert.Single(Faults(new() { Authority = authority, Audience = "a" })), StringComparison.Ordinal);

    [Fact]
    public void Http_is_taken_when_the_operator_says_so() =>
        Assert.Empty(Faults(new() { Authority = "http://localhost:1", Audience = "a", RequireHttpsMetadata = false }));

    private static string[] Faults(JwtOptions jwt) => [.. new AuthOptionsValidation().Validate(null, new() { Jwt = jwt }).Failures ?? []];
}
