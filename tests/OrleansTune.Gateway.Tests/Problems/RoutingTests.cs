using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Problems;

[Collection(GatewayTests.Name)]
public sealed class RoutingTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v1/nothing")]
    [InlineData("v1/studies/a/nothing")]
    [InlineData("v1/studies/a/trials/0/nothing")]
    public async Task An_unknown_route_is_not_found_with_a_key_or_without(string path)
    {
        using var api = await gateway.EditorAsync();
        using var nobody = gateway.Caller(null);
        (await api.Get(path)).Refusal(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await nobody.Get(path)).Refusal(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    // POST counts among the methods of a study and a trial because of their verbs.
    [Theory]
    [InlineData("PUT", "v1/studies", "GET, POST")]
    [InlineData("PUT", "v1/studies/a", "DELETE, GET, PATCH, POST")]
    [InlineData("POST", "v1/studies/a/best", "GET")]
    [InlineData("DELETE", "v1/studies/a/trials/0", "GET, POST")]
    [InlineData("POST", "health/live", "GET")]
    public async Task A_wrong_method_is_refused_with_the_right_ones(string method, string path, string allowed)
    {
        using var api = await gateway.EditorAsync();
        var answer = await api.Send(new HttpRequestMessage(new HttpMethod(method), path));
        answer.Refusal(HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed);
        Assert.Equal(allowed, string.Join(", ", answer.Headers["Allow"].Split(", ").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(":explode")]
    [InlineData("")]
    [InlineData(":")]
    public async Task An_unknown_verb_or_none_is_not_found(string verb)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("verbs");
        (await api.Post(study + verb)).Refusal(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task The_server_does_not_tell_what_it_is()
    {
        using var api = gateway.Caller(null);
        Assert.False((await api.Get("health/live")).Headers.ContainsKey("Server"));
    }
}
