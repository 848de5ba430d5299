using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OrleansTune.Gateway.Requests;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Requests;

[Collection(GatewayTests.Name)]
public sealed class SecurityHeadersTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("v1/studies")]
    [InlineData("v1/studies/none")]
    [InlineData("v1/tenants")]
    [InlineData("health/live")]
    [InlineData("openapi/v1.json")]
    [InlineData("no-such-route")]
    [InlineData("")]
    public async Task Every_answer_has_them(string path)
    {
        using var api = await gateway.EditorAsync();
        var headers = (await api.Get(path)).Headers;
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", headers["X-Frame-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
        Assert.DoesNotContain("Strict-Transport-Security", headers.Keys);
        if (path.StartsWith("v1/", StringComparison.Ordinal))
            Assert.Equal("no-store", headers["Cache-Control"]);
    }

    [Fact]
    public async Task A_refusal_without_a_key_has_them_too()
    {
        using var nobody = gateway.Caller(null);
        var answer = await nobody.Get("v1/studies").Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http", "")]
    public async Task Browsers_are_held_to_https_only_over_https(string scheme, string expected)
    {
        var http = new DefaultHttpContext();
        var response = new Starting();
        http.Features.Set<IHttpResponseFeature>(response);
        http.Request.Scheme = scheme;
        await SecurityHeaders.AddAsync(http, _ => response.StartAsync());
        Assert.Equal(expected, http.Response.Headers.StrictTransportSecurity.ToString());
    }

    [Fact]
    public async Task Headers_beyond_16_kib_are_refused()
    {
        using var api = await gateway.EditorAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "v1/studies");
        request.Headers.Add("X-Long", new string('x', 17 * 1024));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await api.Send(request)).Status);
    }

    /// <summary>A response that begins when it is told to.</summary>
    private sealed class Starting : HttpResponseFeature
    {
        private Func<object, Task> _callback = _ => Task.CompletedTask;
        private object _state = new();

        public override void OnStarting(Func<object, Task> callback, object state) => (_callback, _state) = (callback, state);

        public Task StartAsync() => _callback(_state);
    }
}
