using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Transport;

public sealed class FailoverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_a_gateway_is_away_the_same_write_goes_to_the_next_and_later_ones_stay_there(bool refuses)
    {
        using var server = new ScriptedServer(r => r.Host != "scripted"
            ? ScriptedServer.Json(Samples.Trial(3, TrialState.Completed))
            : refuses ? throw new HttpRequestException("refused") : ScriptedServer.Problem(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable));
        using var client = Client(server);
        await client.Studies.Get("sample").TellAsync(3, 0.25);
        await client.Studies.Get("sample").TellAsync(3, 0.25);
        Assert.Equal([("scripted", "/base/v1/studies/sample/trials/3:tell"), ("other", "/there/v1/studies/sample/trials/3:tell")], server.Requests.Take(2).Select(r => (r.Host, r.Path)));
        Assert.Equal(["scripted", "other", "other"], server.Requests.Select(r => r.Host));
        Assert.Single(server.Requests.Take(2).Select(r => (r.IdempotencyKey, r.Body)).Distinct());
    }

    [Fact]
    public async Task After_the_last_gateway_comes_the_first_again()
    {
        int attempt = 0;
        using var server = new ScriptedServer(_ => ++attempt < 3 ? throw new HttpRequestException("refused") : ScriptedServer.Json(Samples.Study()));
        using var client = Client(server);
        await client.Studies.Get("sample").DescribeAsync();
        Assert.Equal(["scripted", "other", "scripted"], server.Requests.Select(r => r.Host));
    }

    [Fact]
    public async Task A_gateway_that_has_too_much_to_do_is_not_left()
    {
        int attempt = 0;
        using var server = new ScriptedServer(_ => ++attempt == 1
            ? ScriptedServer.Problem(HttpStatusCode.TooManyRequests, ErrorCodes.Unavailable)
            : ScriptedServer.Json(Samples.Study()));
        using var client = Client(server);
        await client.Studies.Get("sample").DescribeAsync();
        Assert.All(server.Requests, r => Assert.Equal("scripted", r.Host));
    }

    [Fact]
    public async Task Refusals_are_the_same_everywhere_and_change_nothing()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound));
        using var client = Client(server);
        for (int i = 0; i < 2; i++)
            await Assert.ThrowsAsync<NotFoundException>(() => client.Studies.Get("sample").DescribeAsync());
        Assert.Equal(["scripted", "scripted"], server.Requests.Select(r => r.Host));
    }

    [Fact]
    public void Every_address_must_be_absolute() => Assert.Throws<ArgumentException>(() => new OrleansTuneClient(
        new OrleansTuneClientOptions { Server = new Uri("http://a"), OtherServers = [new Uri("/b", UriKind.Relative)] }));

    private static OrleansTuneClient Client(ScriptedServer server) =>
        server.Client(o => (o.CallPatience, o.OtherServers) = (TimeSpan.FromSeconds(5), [new Uri("http://other/there")]));
}
