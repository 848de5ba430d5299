using System.Net;
using System.Text.RegularExpressions;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.DashboardPage;

[Collection(GatewayTests.Name)]
public sealed partial class DashboardRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task The_page_and_all_that_it_names_are_served_and_nothing_else_may_run_in_it()
    {
        using var nobody = gateway.Caller(null);
        var page = await nobody.Get("").Expect(HttpStatusCode.OK);
        Assert.Equal("text/html", page.MediaType);
        Assert.DoesNotMatch(InlineScript(), page.Body);

        var parts = Named().Matches(page.Body).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(parts, part => part.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(parts, part => part.EndsWith(".css", StringComparison.Ordinal));
        foreach (string part in parts)
        {
            var answer = await nobody.Get(part).Expect(HttpStatusCode.OK);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                answer.Headers["Content-Security-Policy"]);
            Assert.Equal(part.Contains("assets", StringComparison.Ordinal), answer.Headers["Cache-Control"].Contains("immutable", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("assets/missing.js")]
    [InlineData("assets/..%2Findex.html")]
    [InlineData("source.sha256")]
    public async Task What_is_not_of_the_page_is_not_found(string path)
    {
        using var nobody = gateway.Caller(null);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(path)).Status);
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_not_sent_it_again()
    {
        using var nobody = gateway.Caller(null);
        string tag = (await nobody.Get("").Expect(HttpStatusCode.OK)).Headers["ETag"];
        using var again = new HttpRequestMessage(HttpMethod.Get, "");
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        var answer = await nobody.Send(again);
        Assert.Equal((HttpStatusCode.NotModified, ""), (answer.Status, answer.Body));
    }

    [GeneratedRegex("(?:src|href)=\"\\./([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=|style=")]
    private static partial Regex InlineScript();
}
