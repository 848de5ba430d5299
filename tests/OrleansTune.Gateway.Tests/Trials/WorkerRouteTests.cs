using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Trials;

[Collection(GatewayTests.Name)]
public sealed class WorkerRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_study_is_driven_by_hand_from_the_first_ask_to_the_best()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("by-hand", spec => spec["stop"] = new JsonObject { ["maxTrials"] = 3 });
        var asked = await api.Post($"{study}/trials:ask", new { count = 2, worker = "me" }).Ok<AskResponse>();
        Assert.Equal([0, 1], asked.Trials.Select(t => t.Number));
        Assert.All(asked.Trials, t => Assert.InRange(t.Parameters.GetDouble("x"), 0, 1));
        var reported = await api.Post($"{study}/trials/0:report", new { step = 1, value = 0.7 }).Ok<ReportResponse>();
        Assert.Equal(TrialDecision.Continue, reported.Decision);
        var lease = await api.Post($"{study}/trials/0:heartbeat").Ok<HeartbeatResponse>();
        Assert.True(lease.LeaseExpires >= asked.Trials[0].LeaseExpires);
        var told = await api.Post($"{study}/trials/0:tell", new { value = 0.5 }).Ok<TrialResource>();
        Assert.Equal((TrialState.Completed, 0.5, "me"), (told.State, Assert.Single(told.Values), told.Worker));
        Assert.Equal(0.7, Assert.Single(Assert.Single(told.Steps).Values));
        var failed = await api.Post($"{study}/trials/1:tell", new { state = "failed", reason = "no luck" }).Ok<TrialResource>();
        Assert.Equal((TrialState.Failed, "no luck"), (failed.State, failed.Reason));
        Assert.Empty(failed.Values);
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/2:tell", new { value = 0.25 }).Expect(HttpStatusCode.OK);

        var best = Assert.Single((await api.Get($"{study}/best").Ok<BestResponse>()).Trials);
        Assert.Equal((2, 0.25), (best.Number, best.Values[0]));
        var ended = await api.Get(study).Ok<StudyResource>();
        Assert.Equal(StudyState.Completed, ended.State);
        Assert.Equal((3, 2, 1), (ended.Trials.Total, ended.Trials.Completed, ended.Trials.Failed));
        Assert.Equal(2, ended.Best!.Number);
        Assert.NotNull(ended.Reason);
        (await api.Post($"{study}/trials:ask")).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyNotRunning);
    }

    [Fact]
    public async Task Several_objectives_have_a_front_instead_of_a_best()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("front", spec =>
        {
            spec["objectives"]!.AsArray().Add(new JsonObject { ["name"] = "size", ["direction"] = "minimize" });
            spec["constraints"] = new JsonArray(new JsonObject { ["name"] = "heat" });
        });
        await api.Post($"{study}/trials:ask", new { count = 3 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/0:tell", new { values = new[] { 1.0, 2.0 }, constraints = new[] { -1.0 } }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/1:tell", new { values = new[] { 2.0, 1.0 }, constraints = new[] { 0.0 } }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/2:tell", new { values = new[] { 0.0, 0.0 }, constraints = new[] { 1.0 } }).Expect(HttpStatusCode.OK);
        var front = await api.Get($"{study}/best").Ok<BestResponse>();
        Assert.Equal([0, 1], front.Trials.Select(t => t.Number));
        Assert.Null((await api.Get(study).Ok<StudyResource>()).Best);
    }

    [Fact]
    public async Task The_same_idempotency_key_gets_the_same_trials()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("idempotent");
        var first = await api.Post($"{study}/trials:ask", new { count = 2 }, "key-1").Ok<AskResponse>();
        await api.Post($"{study}/trials/0:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        var again = await api.Post($"{study}/trials:ask", new { count = 2 }, "key-1").Ok<AskResponse>();
        var other = await api.Post($"{study}/trials:ask", new { count = 1 }, "key-2").Ok<AskResponse>();
        Assert.Equal(first.Trials.Select(t => (t.Number, t.Parameters)), again.Trials.Select(t => (t.Number, t.Parameters)));
        Assert.Equal([2], other.Trials.Select(t => t.Number));
        Assert.Equal(3, (await api.Get(study).Ok<StudyResource>()).Trials.Total);
    }

    [Fact]
    public async Task Telling_the_same_again_is_answered_the_same_and_another_value_is_refused()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("told-twice");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        var first = await api.Post($"{study}/trials/0:tell", new { value = 1.5 }).Expect(HttpStatusCode.OK);
        var again = await api.Post($"{study}/trials/0:tell", new { value = 1.5 }).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Body, again.Body);
        (await api.Post($"{study}/trials/0:tell", new { value = 2.5 })).Refusal(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning);
        Assert.Equal(first.Body, (await api.Get($"{study}/trials/0")).Body);
    }

    [Fact]
    public async Task Another_workers_trial_cannot_be_reported_kept_or_told()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("held");
        await api.Post($"{study}/trials:ask", new { worker = "holder" }).Expect(HttpStatusCode.OK);
        var before = await api.Get($"{study}/trials/0");
        const string Other = "latecomer";
        (await api.Post($"{study}/trials/0:report", new { step = 1, value = 1, worker = Other })).Refusal(HttpStatusCode.Conflict, ErrorCodes.LeaseLost);
        (await api.Post($"{study}/trials/0:heartbeat", new { worker = Other })).Refusal(HttpStatusCode.Conflict, ErrorCodes.LeaseLost);
        (await api.Post($"{study}/trials/0:tell", new { value = 1, worker = Other })).Refusal(HttpStatusCode.Conflict, ErrorCodes.LeaseLost);
        (await api.Post($"{study}/trials/0:tell", new { state = "failed", worker = Other })).Refusal(HttpStatusCode.Conflict, ErrorCodes.LeaseLost);
        Assert.Equal(before.Body, (await api.Get($"{study}/trials/0")).Body);
        await api.Post($"{study}/trials/0:tell", new { value = 1, worker = "holder" }).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_paused_study_hands_out_nothing_and_takes_results()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("resting");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        await api.Post($"{study}:pause").Expect(HttpStatusCode.OK);
        Assert.Empty((await api.Post($"{study}/trials:ask").Ok<AskResponse>()).Trials);
        await api.Post($"{study}/trials/0:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}:resume").Expect(HttpStatusCode.OK);
        Assert.Single((await api.Post($"{study}/trials:ask").Ok<AskResponse>()).Trials);
    }

    [Fact]
    public async Task A_trial_that_is_not_running_cannot_be_told_reported_or_kept()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("queued");
        await api.Post($"{study}/trials", new { trials = new[] { new { parameters = new { x = 0.5, kind = "a" } } } }).Expect(HttpStatusCode.Created);
        (await api.Post($"{study}/trials/0:tell", new { value = 1 })).Refusal(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning);
        (await api.Post($"{study}/trials/0:report", new { step = 1, value = 1 })).Refusal(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning);
        (await api.Post($"{study}/trials/0:heartbeat")).Refusal(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning);
        Assert.Equal(TrialState.Queued, (await api.Get($"{study}/trials/0").Ok<TrialResource>()).State);
    }
}
