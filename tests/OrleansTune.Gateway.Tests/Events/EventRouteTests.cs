using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Events;

[Collection(GatewayTests.Name)]
public sealed class EventRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_new_study_is_told_of_at_once()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("fresh");
        using var events = await api.Watch($"{study}/events");
        var first = await events.NextAsync();
        Assert.Equal(StudyEventTypes.Study, first!.Name);
        Assert.Equal("fresh", first.As<StudyResource>().Name);
    }

    [Fact]
    public async Task Changes_come_as_they_happen_until_the_study_ends()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("live");
        using var events = await api.Watch($"{study}/events");
        await events.NextAsync();
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        var asked = await NextTrialAsync(events);
        Assert.Equal(TrialState.Running, asked.As<TrialResource>().State);
        await api.Post($"{study}/trials/0:tell", new { value = 0.5 }).Expect(HttpStatusCode.OK);
        var told = await NextTrialAsync(events);
        Assert.Equal(TrialState.Completed, told.As<TrialResource>().State);
        Assert.True(told.Id > asked.Id);
        await api.Post($"{study}:stop").Expect(HttpStatusCode.OK);
        var rest = await events.RestAsync();
        Assert.Equal(StudyState.Stopped, rest[^1].As<StudyResource>().State);
    }

    [Fact]
    public async Task That_a_study_waits_for_a_host_is_told_although_nothing_of_it_changed()
    {
        using var api = await gateway.EditorAsync();
        await api.PostText("v1/studies", Specs.Managed("hostless").ToJsonString()).Expect(HttpStatusCode.Created);
        using var events = await api.Watch("v1/studies/hostless/events");
        string? waiting = null;
        while (waiting is null)
        {
            var seen = await events.NextAsync();
            waiting = seen!.Name == StudyEventTypes.Study ? seen.As<StudyResource>().Waiting : null;
        }

        Assert.Equal("waits for a host: none trains for the pool 'cpu' now", waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watcher_that_comes_back_misses_nothing_and_sees_nothing_twice(bool byQuery)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("resumed");
        await api.Post($"{study}/trials:ask", new { count = 3 }).Expect(HttpStatusCode.OK);
        long seen;
        using (var events = await api.Watch($"{study}/events"))
        {
            await events.NextAsync();
            seen = (await events.NextAsync())!.Id;
        }

        await api.Post($"{study}/trials/0:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}:stop").Expect(HttpStatusCode.OK);
        using var again = byQuery ? await api.Watch($"{study}/events?since={seen}") : await api.Watch($"{study}/events", $"{seen}");
        var rest = await again.RestAsync();
        var trials = rest.Where(e => e.Name == StudyEventTypes.Trial).ToList();
        // Trial 1 was seen running, yet the stop changed it after that; all have one newest state each, in the order of their changes.
        Assert.Equal([0, 1, 2], trials.Select(e => e.As<TrialResource>().Number));
        Assert.Equal([TrialState.Completed, TrialState.Stopped, TrialState.Stopped], trials.Select(e => e.As<TrialResource>().State));
        Assert.All(rest, e => Assert.True(e.Id > seen));
        Assert.Equal(rest.Select(e => e.Id).Order(), rest.Select(e => e.Id));
        Assert.Equal(StudyState.Stopped, rest[^1].As<StudyResource>().State);

        using var last = await api.Watch($"{study}/events", $"{rest[^1].Id}");
        Assert.Empty(await last.RestAsync());
    }

    [Fact]
    public async Task The_stream_of_a_deleted_study_ends()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("deleted");
        using var events = await api.Watch($"{study}/events");
        await events.NextAsync();
        await api.Delete(study).Expect(HttpStatusCode.NoContent);
        await events.RestAsync();
        (await api.Get($"{study}/events")).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
    }

    [Theory]
    [InlineData("?since=yesterday", "since")]
    [InlineData("?since=-1", "since")]
    public async Task A_faulty_place_to_resume_from_is_refused(string query, string field)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("since");
        (await api.Get($"{study}/events{query}")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }

    private static async Task<SeenEvent> NextTrialAsync(EventReader events)
    {
        while (await events.NextAsync() is { } seen)
        {
            if (seen.Name == StudyEventTypes.Trial)
                return seen;
        }

        throw new InvalidOperationException("The stream ended without a trial.");
    }
}
