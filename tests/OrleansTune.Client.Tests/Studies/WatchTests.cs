using System.Net;
using System.Text;
using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Studies;

public sealed class WatchTests
{
    private static readonly string Running = Event(2, "study", Samples.Study(running: 1));
    private static readonly string Completed = Event(5, "study", Samples.Study(StudyState.Completed));

    [Fact]
    public async Task A_broken_stream_goes_on_after_the_last_event_seen()
    {
        int connection = 0;
        using var server = new ScriptedServer(_ => ++connection switch
        {
            1 => ScriptedServer.Events(Event(1, "trial", Samples.Trial(0)) + Running),
            2 => ScriptedServer.Problem(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable),
            _ => ScriptedServer.Events(Event(4, "trial", Samples.Trial(0, TrialState.Completed)) + Completed),
        });
        using var client = server.Client();
        var seen = await client.Studies.Get("sample").WatchAsync().ToListAsync();
        Assert.Equal([1L, 2, 4, 5], seen.Select(e => e.Id));
        Assert.Equal([null, "2", "2"], server.Requests.Select(r => r.LastEventId));
        Assert.Equal(TrialState.Completed, seen[2].Trial!.State);
        Assert.Equal(StudyState.Completed, seen[3].Study!.State);
    }

    [Fact]
    public async Task Comments_and_events_of_other_types_are_passed_over()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Events(": keep-alive\n\nid: 3\nevent: weather\ndata: {}\n\n" + Completed));
        using var client = server.Client();
        var seen = await client.Studies.Get("sample").WatchAsync().ToListAsync();
        Assert.Equal(5, Assert.Single(seen).Id);
    }

    [Fact]
    public async Task A_completed_study_is_watched_until_its_last_running_trial_ended()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Events(
            Event(1, "study", Samples.Study(StudyState.Completed, running: 1)) + Event(2, "trial", Samples.Trial(0, TrialState.Stopped)) + Completed));
        using var client = server.Client();
        Assert.Equal(3, (await client.Studies.Get("sample").WatchAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task A_watch_begun_after_the_last_event_ends()
    {
        using var server = new ScriptedServer(r => r.Path.EndsWith("/events", StringComparison.Ordinal)
            ? ScriptedServer.Events(string.Empty)
            : ScriptedServer.Json(Samples.Study(StudyState.Stopped)));
        using var client = server.Client();
        Assert.Empty(await client.Studies.Get("sample").WatchAsync(after: 5).ToListAsync());
        Assert.Equal("5", server.Requests.First().LastEventId);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_watch_with_an_error()
    {
        using var server = new ScriptedServer(_ => throw new HttpRequestException("refused"));
        using var client = server.Client(o => o.Patience = TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Studies.Get("sample").WatchAsync().ToListAsync().AsTask());
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_opened_anew_after_the_last_event_seen()
    {
        int connection = 0;
        using var server = new ScriptedServer(_ => ++connection == 1
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new SilentAfter(Running)) }
            : ScriptedServer.Events(Completed));
        using var client = server.Client(o => o.StreamSilence = TimeSpan.FromMilliseconds(50));
        var seen = await client.Studies.Get("sample").WatchAsync().ToListAsync();
        Assert.Equal([2L, 5], seen.Select(e => e.Id));
        Assert.Equal("2", server.Requests.Last().LastEventId);
    }

    [Fact]
    public async Task A_study_that_is_not_there_ends_the_watch_at_once()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound));
        using var client = server.Client();
        await Assert.ThrowsAsync<NotFoundException>(() => client.Studies.Get("sample").WatchAsync().ToListAsync().AsTask());
        Assert.Single(server.Requests);
    }

    private static string Event<T>(long id, string type, T data) =>
        $"id: {id}\nevent: {type}\ndata: {JsonSerializer.Serialize(data, ContractsJsonContext.Default.GetTypeInfo(typeof(T))!)}\n\n";

    /// <summary>Gives a text and then nothing, as a connection does whose peer vanished.</summary>
    private sealed class SilentAfter(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
