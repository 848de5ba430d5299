using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Tenants;

[Collection(GatewayTests.Name)]
public sealed class QuotaTests(GatewayFixture gateway)
{
    [Fact]
    public async Task A_tenant_has_at_most_as_many_studies_as_it_may()
    {
        using var api = await TenantAsync("""{"studies":1}""");
        await api.CreateStudyAsync("first");
        await api.PostText("v1/studies", Specs.External("first").ToJsonString()).Expect(HttpStatusCode.OK);
        (await api.PostText("v1/studies", Specs.External("second").ToJsonString())).Refusal(HttpStatusCode.Forbidden, ErrorCodes.QuotaExceeded);
        (await api.Get("v1/studies/second")).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
        await api.Delete("v1/studies/first").Expect(HttpStatusCode.NoContent);
        await api.CreateStudyAsync("second");
    }

    [Fact]
    public async Task Trials_under_way_are_limited_over_all_studies_and_one_that_ends_makes_room()
    {
        using var api = await TenantAsync("""{"runningTrials":3}""");
        string one = await api.CreateStudyAsync("one"), two = await api.CreateStudyAsync("two");
        Assert.Equal(2, (await api.Post($"{one}/trials:ask", new { count = 2 }).Ok<AskResponse>()).Trials.Count);
        Assert.Single((await api.Post($"{two}/trials:ask", new { count = 2 }).Ok<AskResponse>()).Trials);
        var refused = await api.Post($"{two}/trials:ask");
        refused.Refusal(HttpStatusCode.TooManyRequests, ErrorCodes.RunningQuotaReached);
        Assert.Equal("1", refused.Headers["Retry-After"]);
        await api.Post($"{one}/trials/0:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        await EventuallyAsync(async () => (await api.Post($"{two}/trials:ask")).Status == HttpStatusCode.OK);
        (await api.Post($"{two}/trials:ask")).Refusal(HttpStatusCode.TooManyRequests, ErrorCodes.RunningQuotaReached);
    }

    [Fact]
    public async Task Stored_trials_are_limited_and_a_request_that_would_exceed_them_adds_none()
    {
        using var api = await TenantAsync("""{"storedTrials":2}""");
        string study = await api.CreateStudyAsync("stored");
        var point = new { parameters = new { x = 0.5, kind = "a" }, value = 1 };
        (await api.Post($"{study}/trials", new { trials = new[] { point, point, point } })).Refusal(HttpStatusCode.Forbidden, ErrorCodes.QuotaExceeded);
        Assert.Equal(0, (await api.Get(study).Ok<StudyResource>()).Trials.Total);
        await api.Post($"{study}/trials", new { trials = new[] { point } }).Expect(HttpStatusCode.Created);
        Assert.Single((await api.Post($"{study}/trials:ask", new { count = 5 }).Ok<AskResponse>()).Trials);
        (await api.Post($"{study}/trials:ask")).Refusal(HttpStatusCode.Forbidden, ErrorCodes.QuotaExceeded);
    }

    [Fact]
    public async Task Requests_per_second_are_limited_and_other_tenants_do_not_feel_it()
    {
        using var api = await TenantAsync("""{"requestsPerSecond":2}""");
        using var other = await gateway.EditorAsync();
        var answers = new List<Answer>();
        for (int i = 0; i < 20; i++)
        {
            answers.Add(await api.Get("v1/studies"));
            await other.Get("v1/studies").Expect(HttpStatusCode.OK);
        }

        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        refused.Refusal(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
    }

    [Fact]
    public async Task Usage_is_shown_to_the_tenant_and_to_administrators()
    {
        var (tenant, api) = await NewAsync("""{"studies":7}""");
        using var owner = api;
        using var admin = gateway.Admin();
        string study = await api.CreateStudyAsync("used");
        await api.Post($"{study}/trials:ask", new { count = 3 }).Expect(HttpStatusCode.OK);
        await api.Post($"{study}/trials/0:tell", new { value = 1 }).Expect(HttpStatusCode.OK);
        await EventuallyAsync(async () => (await api.Get("v1/usage").Ok<TenantUsageResource>()) is { Studies: 1, RunningTrials: 2, StoredTrials: 3, Quota.Studies: 7 });
        Assert.Equal(tenant, (await admin.Get($"v1/tenants/{tenant}/usage").Ok<TenantUsageResource>()).Tenant);
        await api.Delete(study).Expect(HttpStatusCode.NoContent);
        await EventuallyAsync(async () => (await api.Get("v1/usage").Ok<TenantUsageResource>()) is { Studies: 0, RunningTrials: 0, StoredTrials: 0 });
    }

    [Theory]
    [InlineData("""{"quota":{"studies":0}}""", "quota.studies")]
    [InlineData("""{"quota":{"runningTrials":-1}}""", "quota.runningTrials")]
    [InlineData("""{"quota":{"storedTrials":1.5}}""", "quota.storedTrials")]
    [InlineData("""{"quota":{"requestsPerSecond":0}}""", "quota.requestsPerSecond")]
    [InlineData("""{"quota":{"checkpointBytes":0}}""", "quota.checkpointBytes")]
    [InlineData("""{"quota":{"checkpointBytes":"1GB"}}""", "quota.checkpointBytes")]
    [InlineData("""{"quota":{"gpuSecondsPerDay":-5}}""", "quota.gpuSecondsPerDay")]
    [InlineData("""{"quota":{"gold":1}}""", "quota.gold")]
    public async Task A_faulty_limit_is_named_and_changes_nothing(string body, string field)
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        (await admin.PatchText($"v1/tenants/{tenant}", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
        Assert.Equal(new TenantQuota(), (await admin.Get($"v1/tenants/{tenant}").Ok<TenantResource>()).Quota);
    }

    [Fact]
    public async Task What_administrators_do_is_kept_and_holds_no_secret()
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        string key = await gateway.IssueAsync(tenant, "viewer");
        await admin.PatchText($"v1/tenants/{tenant}", """{"weight":2,"quota":{"studies":3}}""").Expect(HttpStatusCode.OK);
        await admin.Delete($"v1/tenants/{tenant}/keys/{key.Split('.')[1]}").Expect(HttpStatusCode.NoContent);
        var audit = await admin.Get($"v1/tenants/{tenant}/audit").Expect(HttpStatusCode.OK);
        var entries = audit.As<Page<AuditEntryResource>>().Items;
        Assert.Equal(["key.revoke", "tenant.update", "key.create", "tenant.create"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal("default/admin-key", e.Actor));
        Assert.Equal("weight 2, studies 3, runningTrials unlimited, storedTrials unlimited, requestsPerSecond unlimited, checkpointBytes unlimited, gpuSecondsPerDay unlimited", entries[1].Detail);
        Assert.DoesNotContain(key.Split('.')[2], audit.Body, StringComparison.Ordinal);
    }

    private async Task<Api> TenantAsync(string quota) => (await NewAsync(quota)).Api;

    private async Task<(string Tenant, Api Api)> NewAsync(string quota)
    {
        using var admin = gateway.Admin();
        string tenant = await gateway.NewTenantAsync();
        await admin.PatchText($"v1/tenants/{tenant}", $$"""{"quota":{{quota}}}""").Expect(HttpStatusCode.OK);
        return (tenant, gateway.Caller(await gateway.IssueAsync(tenant, "editor")));
    }

    /// <summary>Studies tell of their trials by messages that nobody waits for.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
