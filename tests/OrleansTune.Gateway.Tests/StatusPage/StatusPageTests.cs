using System.Net;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.StatusPage;

[Collection(GatewayTests.Name)]
public sealed class StatusPageTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("", "text/html")]
    [InlineData("status.js", "text/javascript")]
    [InlineData("status.css", "text/css")]
    public async Task The_page_and_its_parts_are_served_and_nothing_else_may_run_in_it(string path, string mediaType)
    {
        using var nobody = gateway.Caller(null);
        var answer = await nobody.Get(path).Expect(HttpStatusCode.OK);
        Assert.Equal(mediaType, answer.MediaType);
        Assert.Contains("script-src 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }
}
