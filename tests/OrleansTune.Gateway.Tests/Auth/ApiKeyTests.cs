using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.Tests.Auth;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("ot_default.key.secret", "default", "key", "secret")]
    [InlineData("ot_my.team.key.secret", "my.team", "key", "secret")]
    [InlineData("ot_a.b.c", "a", "b", "c")]
    public void A_key_comes_apart(string text, string tenant, string id, string secret)
    {
        Assert.True(ApiKey.TryParse(text, out var key));
        Assert.Equal(new ApiKey(tenant, id, secret), key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ot_")]
    [InlineData("ot_default")]
    [InlineData("ot_default.key")]
    [InlineData("ot_default.key.")]
    [InlineData("ot_default..secret")]
    [InlineData("ot_.key.secret")]
    [InlineData("xx_default.key.secret")]
    [InlineData("ot_a/b.key.secret")]
    [InlineData("ot_a\n.key.secret")]
    public void What_is_no_key_does_not(string? text) => Assert.False(ApiKey.TryParse(text, out _));
}
