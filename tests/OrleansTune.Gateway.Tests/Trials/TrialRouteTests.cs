using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Trials;

[Collection(GatewayTests.Name)]
public sealed class TrialRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Trials_come_in_pages_and_filtered_by_state()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("many");
        await api.Post($"{study}/trials:ask", new { count = 5 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/1:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/4:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        Assert.Equal([0, 1, 2, 3, 4], await NumbersAsync(api, study, "pageSize=2"));
        Assert.Equal([0, 1, 2, 3, 4], await NumbersAsync(api, study, "pageSize=5"));
        Assert.Equal([1, 4], await NumbersAsync(api, study, "pageSize=1&state=completed"));
        Assert.Empty(await NumbersAsync(api, study, "state=failed"));
    }

    [Fact]
    public async Task Enqueued_points_are_handed_out_first_and_imported_results_count_as_known()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("warm");
        var results = new { trials = new[] { new { parameters = new { x = 0.25, kind = "b" }, value = 0.125 } } };
        var points = new { trials = new[] { new { parameters = new { x = 0.75, kind = "a" } } } };
        Assert.Equal([0], (await api.Post($"{study}/trials", results).Expect(HttpStatusCode.Created)).As<AddTrialsResponse>().Numbers);
        Assert.Equal([1], (await api.Post($"{study}/trials", points).Expect(HttpStatusCode.Created)).As<AddTrialsResponse>().Numbers);
        var imported = await api.Get($"{study}/trials/0").Ok<TrialResource>();
        Assert.Equal((TrialState.Completed, TrialOrigin.Imported), (imported.State, imported.Origin));
        Assert.Equal(0, Assert.Single((await api.Get($"{study}/best").Ok<BestResponse>()).Trials).Number);
        var asked = Assert.Single((await api.Post($"{study}/trials:ask").Ok<AskResponse>()).Trials);
        Assert.Equal((1, 0.75, "a"), (asked.Number, asked.Parameters.GetDouble("x"), asked.Parameters.GetString("kind")));
    }

    [Fact]
    public async Task A_trial_brought_from_elsewhere_reads_as_it_ended_there()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("brought");
        await api.PostText($"{study}/trials", """
            {"trials": [{"parameters": {"x": 0.25, "kind": "b"}, "state": "stopped", "reason": "slow", "steps": [{"step": 2, "values": [0.5]}, {"step": 4, "values": [null]}],
              "started": "2030-01-31T12:00:00Z", "ended": "2030-01-31T13:00:00+01:00"}]}
            """).Expect(HttpStatusCode.Created);
        var trial = await api.Get($"{study}/trials/0").Ok<TrialResource>();
        Assert.Equal((TrialState.Stopped, "slow", 2), (trial.State, trial.Reason, trial.Steps.Count));
        Assert.Equal([null], trial.Steps[1].Values);
        Assert.Equal((new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero), trial.Started), (trial.Ended!.Value.ToUniversalTime(), trial.Started));
    }

    [Fact]
    public async Task The_same_idempotency_key_adds_trials_once()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("added-once");
        var points = new { trials = new[] { new { parameters = new { x = 0.5, kind = "a" } } } };
        var first = await api.Post($"{study}/trials", points, "add").Expect(HttpStatusCode.Created);
        var again = await api.Post($"{study}/trials", points, "add").Expect(HttpStatusCode.Created);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, (await api.Get(study).Ok<StudyResource>()).Trials.Total);
    }

    private static async Task<List<int>> NumbersAsync(Api api, string study, string query)
    {
        var numbers = new List<int>();
        string? token = null;
        do
        {
            var page = await api.Get($"{study}/trials?{query}{(token is null ? "" : $"&pageToken={token}")}").Ok<Page<TrialResource>>();
            numbers.AddRange(page.Items.Select(t => t.Number));
            token = page.NextPageToken;
        }
        while (token is not null);
        return numbers;
    }
}
