using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.Tests.Auth;

public sealed class AuthOptionsValidationTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("sixteen-or-more!", true)]
    [InlineData("short", false)]
    [InlineData("", false)]
    [InlineData("with a space inside", false)]
    [InlineData("nicht-nur-ascii-ä", false)]
    public void An_admin_key_is_long_enough_and_fits_a_header(string? key, bool good) =>
        Assert.Equal(good, new AuthOptionsValidation().Validate(null, new() { AdminKey = key }).Succeeded);
}
