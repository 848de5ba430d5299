using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Studies;

[Collection(GatewayTests.Name)]
public sealed class StudyRouteTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_study_created_paused_hands_out_nothing_until_it_is_resumed()
    {
        using var api = await gateway.EditorAsync();
        Assert.Equal(StudyState.Paused, (await api.PostText("v1/studies?paused=true", Specs.External("born-paused").ToJsonString()).Expect(HttpStatusCode.Created)).As<StudyResource>().State);
        Assert.Empty((await api.Post("v1/studies/born-paused/trials:ask").Ok<AskResponse>()).Trials);
        await api.Post("v1/studies/born-paused:resume").Expect(HttpStatusCode.OK);
        Assert.Single((await api.Post("v1/studies/born-paused/trials:ask").Ok<AskResponse>()).Trials);
    }

    [Fact]
    public async Task A_new_study_is_created_once_and_given_again_for_the_same_spec()
    {
        using var api = await gateway.EditorAsync();
        var first = await api.PostText("v1/studies", Specs.External("once").ToJsonString()).Expect(HttpStatusCode.Created);
        var again = await api.PostText("v1/studies", Specs.External("once").ToJsonString()).Expect(HttpStatusCode.OK);
        Assert.Equal("/v1/studies/once", first.Headers["Location"]);
        Assert.Equal(first.As<StudyResource>().Created, again.As<StudyResource>().Created);
        var study = await api.Get("v1/studies/once").Ok<StudyResource>();
        Assert.Equal(StudyState.Running, study.State);
        Assert.Equal("random", study.Spec.Sampler!.Name);
        Assert.Equal(["x", "kind"], study.Spec.SearchSpace.Select(p => p.Name));
        Assert.Equal(0, study.Trials.Total);
    }

    [Fact]
    public async Task Another_spec_under_the_same_name_is_a_conflict()
    {
        using var api = await gateway.EditorAsync();
        await api.CreateStudyAsync("taken");
        var other = Specs.External("taken");
        other["seed"] = 2;
        (await api.PostText("v1/studies", other.ToJsonString())).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyExists);
        Assert.Equal(1ul, (await api.Get("v1/studies/taken").Ok<StudyResource>()).Spec.Seed);
    }

    [Theory]
    [InlineData("a.b-c_d")]
    [InlineData("0.1.2")]
    [InlineData("trials")]
    public async Task A_name_with_dots_dashes_and_underscores_works_with_every_verb(string name)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync(name);
        Assert.Equal(StudyState.Paused, (await api.Post($"{study}:pause").Ok<StudyResource>()).State);
        Assert.Equal(StudyState.Running, (await api.Post($"{study}:resume").Ok<StudyResource>()).State);
        Assert.Single((await api.Post($"{study}/trials:ask").Ok<AskResponse>()).Trials);
        Assert.Equal(StudyState.Stopped, (await api.Post($"{study}:stop").Ok<StudyResource>()).State);
        (await api.Post($"{study}:pause")).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyNotRunning);
    }

    [Fact]
    public async Task A_deleted_study_is_gone_and_its_name_is_free()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("short-lived");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        await api.Delete(study).Expect(HttpStatusCode.NoContent);
        (await api.Get(study)).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
        (await api.Delete(study)).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
        Assert.Empty((await api.Get("v1/studies").Ok<Page<StudyResource>>()).Items);
        await api.CreateStudyAsync("short-lived");
        Assert.Equal(0, (await api.Get(study).Ok<StudyResource>()).Trials.Total);
    }

    [Fact]
    public async Task A_list_comes_in_pages_and_filtered_by_state()
    {
        using var api = await gateway.EditorAsync();
        for (int i = 0; i < 5; i++)
            await api.CreateStudyAsync($"s{i}");
        await api.Post("v1/studies/s1:pause").Expect(HttpStatusCode.OK);
        await api.Post("v1/studies/s4:pause").Expect(HttpStatusCode.OK);
        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], await NamesAsync(api, "pageSize=2"));
        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], await NamesAsync(api, "pageSize=5"));
        Assert.Equal(["s1", "s4"], await NamesAsync(api, "pageSize=1&state=paused"));
        Assert.Empty(await NamesAsync(api, "state=completed"));
    }

    [Fact]
    public async Task A_managed_study_refuses_workers()
    {
        using var api = await gateway.EditorAsync();
        await api.PostText("v1/studies", Specs.Managed("managed").ToJsonString()).Expect(HttpStatusCode.Created);
        (await api.Post("v1/studies/managed/trials:ask")).Refusal(HttpStatusCode.Conflict, ErrorCodes.StudyIsManaged);
    }

    private static async Task<List<string>> NamesAsync(Api api, string query)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await api.Get($"v1/studies?{query}{(token is null ? "" : $"&pageToken={token}")}").Ok<Page<StudyResource>>();
            names.AddRange(page.Items.Select(s => s.Name));
            token = page.NextPageToken;
        }
        while (token is not null);
        return names;
    }
}
