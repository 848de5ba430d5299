using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Tests.Studies;

[Collection(GatewayTests.Name)]
public sealed class UpdateStudyTests(GatewayFixture gateway)
{
    [Fact]
    public async Task New_stopping_rules_replace_the_old_ones_and_bear_on_the_next_ask()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("updated", spec => spec["stop"] = new JsonObject { ["maxTrials"] = 1, ["target"] = 0.5 });
        Assert.Single((await api.Post($"{study}/trials:ask", new { count = 5 }).Ok<AskResponse>()).Trials);
        var updated = await api.PatchText(study, """{"stop":{"maxTrials":3}}""").Ok<StudyResource>();
        Assert.Equal(new StopSpec { MaxTrials = 3 }, updated.Spec.Stop);
        Assert.Equal(2, (await api.Post($"{study}/trials:ask", new { count = 5 }).Ok<AskResponse>()).Trials.Count);
    }

    [Fact]
    public async Task A_rule_that_holds_already_ends_the_study_which_takes_that_rule_again_and_no_other()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("ends");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/0:tell", new { value = 0.25 }).Expect(HttpStatusCode.OK);
        for (int i = 0; i < 2; i++)
            Assert.Equal(StudyState.Completed, (await api.PatchText(study, """{"stop":{"maxTrials":1}}""").Ok<StudyResource>()).State);
        (await api.PatchText(study, """{"stop":{"maxTrials":2}}""")).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyNotRunning);
        Assert.Equal(1, (await api.Get(study).Ok<StudyResource>()).Spec.Stop!.MaxTrials);
    }

    [Fact]
    public async Task A_watch_sees_the_update()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("watched-update");
        using var events = await api.Watch($"{study}/events");
        var before = await events.NextAsync();
        Assert.Null(before!.As<StudyResource>().Spec.Stop!.MaxTrials);
        await api.PatchText(study, """{"stop":{"maxTrials":9}}""").Expect(HttpStatusCode.OK);
        var after = await events.NextAsync();
        Assert.Equal((StudyEventTypes.Study, 9), (after!.Name, after.As<StudyResource>().Spec.Stop!.MaxTrials));
    }

    [Fact]
    public async Task A_managed_study_puts_as_many_trials_into_training_as_it_says_now()
    {
        using var api = await gateway.EditorAsync();
        await api.PostText("v1/studies", Specs.Managed("wider").ToJsonString()).Expect(HttpStatusCode.Created);
        var updated = await api.PatchText("v1/studies/wider", """{"parallel":4}""").Ok<StudyResource>();
        Assert.Equal(4, updated.Spec.Execution!.Parallel);
        while ((await api.Get("v1/studies/wider").Ok<StudyResource>()).Trials.Queued < 4)
            await Task.Yield();
    }

    [Fact]
    public async Task What_was_answered_outlives_the_activation_and_the_first_spec_still_names_the_study()
    {
        string tenant = await gateway.NewTenantAsync();
        using var api = gateway.Caller(await gateway.IssueAsync(tenant, "editor"));
        string study = await api.CreateStudyAsync("kept");
        var grain = gateway.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IStudyGrain>(new StudyKey(tenant, "kept").ToString());
        await grain.AmendAsync("""{"stop":{"maxTrials":2}}""");
        await grain.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        var kept = await api.Get(study).Ok<StudyResource>();
        Assert.Equal(2, kept.Spec.Stop!.MaxTrials);

        var original = Specs.External("kept");
        var again = await api.PostText("v1/studies", original.ToJsonString()).Expect(HttpStatusCode.OK);
        Assert.Equal((kept.Created, 2), (again.As<StudyResource>().Created, again.As<StudyResource>().Spec.Stop!.MaxTrials));
        original["stop"] = new JsonObject { ["maxTrials"] = 2 };
        await api.PostText("v1/studies", original.ToJsonString()).Expect(HttpStatusCode.OK);
        original["stop"] = new JsonObject { ["maxTrials"] = 3 };
        (await api.PostText("v1/studies", original.ToJsonString())).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyExists);
    }

    [Theory]
    [InlineData("""{"seed":2}""", "seed")]
    [InlineData("""{"stop":{"maxTrials":0}}""", "stop.maxTrials")]
    [InlineData("""{"stop":{"max_trials":2}}""", "stop.max_trials")]
    [InlineData("""{"stop":7}""", "stop")]
    [InlineData("""{"parallel":0}""", "parallel")]
    [InlineData("""{"parallel":2}""", "parallel")]
    [InlineData("""{"stop":{"maxTrials":""", "stop.maxTrials")]
    public async Task A_faulty_update_is_refused_with_its_field_and_changes_nothing(string body, string field)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("unchanged");
        var before = await api.Get(study).Expect(HttpStatusCode.OK);
        (await api.PatchText(study, body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
        Assert.Equal(before.Body, (await api.Get(study)).Body);
    }

    [Fact]
    public async Task Only_editors_update_and_only_what_is_there()
    {
        string tenant = await gateway.NewTenantAsync();
        using var editor = gateway.Caller(await gateway.IssueAsync(tenant, "editor"));
        using var viewer = gateway.Caller(await gateway.IssueAsync(tenant, "viewer"));
        string study = await editor.CreateStudyAsync("guarded");
        (await viewer.PatchText(study, "{}")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
        (await editor.PatchText("v1/studies/missing", "{}")).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
    }
}
