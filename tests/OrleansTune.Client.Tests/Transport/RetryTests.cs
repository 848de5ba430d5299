using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Transport;

public sealed class RetryTests
{
    [Fact]
    public async Task A_write_is_tried_again_with_the_same_idempotency_key_and_body()
    {
        int attempt = 0;
        using var server = new ScriptedServer(_ => ++attempt switch
        {
            1 => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
            2 => ScriptedServer.Problem(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable),
            _ => ScriptedServer.Json(Samples.Trial(3, TrialState.Completed)),
        });
        using var client = server.Client(o => o.CallPatience = TimeSpan.FromSeconds(5));
        await client.Studies.Get("sample").TellAsync(3, 0.25);
        Assert.Equal(3, server.Requests.Count);
        Assert.NotNull(server.Requests.First().IdempotencyKey);
        Assert.Single(server.Requests.Select(r => (r.IdempotencyKey, r.Body, r.Path)).Distinct());
    }

    [Fact]
    public async Task Each_write_has_a_key_of_its_own_and_reads_have_none()
    {
        using var server = new ScriptedServer(r => r.Method == HttpMethod.Get
            ? ScriptedServer.Json(Samples.Study())
            : ScriptedServer.Json(Samples.Trial(0, TrialState.Completed)));
        using var client = server.Client();
        var study = client.Studies.Get("sample");
        await study.TellAsync(0, 1);
        await study.TellAsync(0, 1);
        await study.DescribeAsync();
        var keys = server.Requests.Select(r => r.IdempotencyKey).ToList();
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Null(keys[2]);
    }

    [Fact]
    public async Task Refusals_are_not_tried_again()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning));
        using var client = server.Client(o => o.CallPatience = TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<ConflictException>(() => client.Studies.Get("sample").TellAsync(0, 1));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task When_patience_ends_the_error_says_that_the_server_is_away()
    {
        using var server = new ScriptedServer(_ => throw new HttpRequestException("refused"));
        using var client = server.Client(o => o.CallPatience = TimeSpan.FromMilliseconds(300));
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Studies.Get("sample").DescribeAsync());
        Assert.Contains("http://scripted/base", error.Message);
        Assert.True(server.Requests.Count > 1);
    }

    [Fact]
    public async Task Requests_carry_the_key_and_keep_the_server_s_path()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(Samples.Study()));
        using var client = server.Client();
        await client.Studies.Get("a b").PauseAsync();
        var request = Assert.Single(server.Requests);
        Assert.Equal(("Bearer secret", "/base/v1/studies/a%20b:pause"), (request.Authorization, request.Path));
    }

    [Fact]
    public async Task Lists_are_read_page_by_page()
    {
        using var server = new ScriptedServer(r => ScriptedServer.Json(r.Path.Contains("pageToken=next%2F1", StringComparison.Ordinal)
            ? new Page<TrialResource> { Items = [Samples.Trial(2)] }
            : new Page<TrialResource> { Items = [Samples.Trial(0), Samples.Trial(1)], NextPageToken = "next/1" }));
        using var client = server.Client();
        var numbers = new List<int>();
        await foreach (var trial in client.Studies.Get("sample").TrialsAsync(TrialState.Running))
            numbers.Add(trial.Number);
        Assert.Equal([0, 1, 2], numbers);
        Assert.All(server.Requests, r => Assert.Contains("state=running", r.Path));
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_given_the_time()
    {
        var time = new FakeTimeProvider();
        int attempt = 0;
        using var server = new ScriptedServer(_ =>
        {
            if (++attempt > 1)
                return ScriptedServer.Json(Samples.Study());
            var busy = ScriptedServer.Problem(HttpStatusCode.TooManyRequests, ErrorCodes.Unavailable);
            busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(3));
            return busy;
        });
        using var client = server.Client(o => (o.CallPatience, o.TimeProvider) = (TimeSpan.FromSeconds(10), time));
        var answer = client.Studies.Get("sample").DescribeAsync();
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal((false, 1), (answer.IsCompleted, attempt));
        time.Advance(TimeSpan.FromSeconds(0.1));
        await answer;
        Assert.Equal(2, attempt);
    }

    [Fact]
    public async Task Waits_that_the_server_asks_for_do_not_shorten_patience()
    {
        var time = new FakeTimeProvider();
        var began = time.GetUtcNow();
        var attempts = new ConcurrentQueue<TimeSpan>();
        using var server = new ScriptedServer(_ =>
        {
            var away = ScriptedServer.Problem(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
            away.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));
            attempts.Enqueue(time.GetUtcNow() - began);
            return away;
        });
        var patience = TimeSpan.FromMinutes(2);
        using var client = server.Client(o => (o.CallPatience, o.TimeProvider) = (patience, time));
        var answer = client.Studies.Get("sample").DescribeAsync();
        while (!answer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(5));
        }

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => answer);
        Assert.True(attempts.Last() >= patience, $"the last of {attempts.Count} attempts was after {attempts.Last()}");
    }

    [Fact]
    public async Task A_server_that_asks_for_more_time_than_there_is_patience_is_not_tried_again()
    {
        using var server = new ScriptedServer(_ =>
        {
            var limited = ScriptedServer.Problem(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
            limited.Headers.RetryAfter = new(TimeSpan.FromSeconds(11));
            return limited;
        });
        using var client = server.Client(o => (o.CallPatience, o.TimeProvider) = (TimeSpan.FromSeconds(10), new FakeTimeProvider()));
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Studies.Get("sample").DescribeAsync());
        Assert.Equal(ErrorCodes.RateLimited, error.Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    public void An_address_must_be_absolute(string? address) => Assert.Throws<ArgumentException>(() =>
        new OrleansTuneClient(new OrleansTuneClientOptions { Server = address is null ? null : new Uri(address, UriKind.Relative) }));
}
