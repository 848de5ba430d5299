using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Studies;

public sealed class UpdateTests
{
    [Fact]
    public async Task An_update_sends_what_it_changes_and_gives_the_study_as_it_then_stands()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(Samples.Study(StudyState.Completed)));
        using var client = server.Client();
        var study = await client.Studies.Get("sample").UpdateAsync(new() { Stop = new() { MaxTrials = 7, Target = 0.5 }, Parallel = 3 });
        Assert.Equal(StudyState.Completed, study.State);
        var sent = Assert.Single(server.Requests);
        Assert.Equal((HttpMethod.Patch, "/base/v1/studies/sample"), (sent.Method, sent.Path));
        Assert.Equal("""{"stop":{"maxTrials":7,"target":0.5},"parallel":3}""", sent.Body);
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(Samples.Study()));
        using var client = server.Client();
        await client.Studies.Get("sample").UpdateAsync(new() { Parallel = 3 });
        await client.Studies.Get("sample").UpdateAsync(new() { Stop = new() });
        Assert.Equal(["""{"parallel":3}""", """{"stop":{}}"""], server.Requests.Select(r => r.Body));
    }

    [Fact]
    public async Task An_ended_study_s_refusal_is_a_conflict()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem(HttpStatusCode.Conflict, ErrorCodes.StudyNotRunning));
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<ConflictException>(() => client.Studies.Get("sample").UpdateAsync(new() { Parallel = 3 }));
        Assert.Equal(ErrorCodes.StudyNotRunning, error.Code);
    }
}
