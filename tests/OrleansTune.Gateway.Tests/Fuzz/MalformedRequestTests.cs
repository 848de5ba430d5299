using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;
using Xunit.Abstractions;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>
/// Sends malformed requests to every operation of the OpenAPI document. <c>ORLEANSTUNE_FUZZ_REQUESTS</c> says how many (2,000 without it),
/// <c>ORLEANSTUNE_FUZZ_SEED</c> which (1 without it).
/// </summary>
public sealed class MalformedRequestTests(GatewayFixture gateway, ITestOutputHelper output) : IClassFixture<GatewayFixture>
{
    private const int BetweenLooks = 250;
    private const int LooksAtUsage = 600;

    [Fact]
    public async Task No_malformed_request_is_taken_hangs_the_server_breaks_it_or_changes_anything()
    {
        int count = Setting("ORLEANSTUNE_FUZZ_REQUESTS", 2000);
        int seed = Setting("ORLEANSTUNE_FUZZ_SEED", 1);
        using var admin = gateway.Admin();
        var operations = Operation.All(JsonNode.Parse((await admin.Get("openapi/v1.json").Expect(HttpStatusCode.OK)).Body)!);
        Assert.True(operations.Count > 25);
        var target = await TargetAsync(admin);
        string[] before = await StateAsync(admin, target);
        var random = new Random(seed);
        var statuses = new SortedDictionary<int, int>();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            var request = target.Faults.Make(operations[i % operations.Count], random);
            var (status, text) = await RawConnection.SendAsync(gateway.Address, request);
            Assert.True(status is >= 400 and < 500, $"Request {i} of seed {seed} was answered with {status}.\n{request}\n{text}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (i % BetweenLooks == BetweenLooks - 1)
                AssertSame(before, await StateAsync(admin, target), $"Something changed among requests {i + 1 - BetweenLooks} to {i} of seed {seed}");
        }

        AssertSame(before, await StateAsync(admin, target), "Something changed at the end");
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} requests over {operations.Count} operations in {seconds:F1} s: {string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key}"))}"));
    }

    private static void AssertSame(string[] before, string[] now, string otherwise) =>
        Assert.All(before.Zip(now), pair => Assert.True(pair.First == pair.Second, $"{otherwise}:\n{pair.First}\n{pair.Second}"));

    private static int Setting(string name, int absent) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : absent;

    /// <summary>A tenant with something to damage: studies in several states, trials running and told, keys.</summary>
    private async Task<(RequestFaults Faults, Api Caller, string Tenant)> TargetAsync(Api admin)
    {
        string tenant = await gateway.NewTenantAsync();
        string key = await gateway.IssueAsync(tenant, "admin");
        var caller = gateway.Caller(key);
        string study = await caller.CreateStudyAsync("fuzzed");
        await caller.CreateStudyAsync("paused");
        await caller.Post("v1/studies/paused:pause").Expect(HttpStatusCode.OK);
        await caller.Post($"{study}/trials:ask", new { count = 3, worker = "gpu-7" }).Expect(HttpStatusCode.OK);
        await caller.Post($"{study}/trials/1:tell", new { value = 0.5, worker = "gpu-7" }).Expect(HttpStatusCode.OK);
        await UntilCountedAsync(caller);
        var keys = await admin.Get($"v1/tenants/{tenant}/keys").Ok<Page<KeyResource>>();
        var values = new Dictionary<string, string> { ["study"] = "fuzzed", ["number"] = "0", ["tenant"] = tenant, ["key"] = keys.Items[0].Id };
        return (new(key, values), caller, tenant);
    }

    /// <summary>A tenant hears of its studies' trials a little later.</summary>
    private static async Task UntilCountedAsync(Api caller)
    {
        for (int i = 0; i < LooksAtUsage; i++)
        {
            if (await caller.Get("v1/usage").Ok<TenantUsageResource>() is { StoredTrials: 3, RunningTrials: 2 })
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.Fail("The tenant never heard of its trials.");
    }

    private static async Task<string[]> StateAsync(Api admin, (RequestFaults Faults, Api Caller, string Tenant) target)
    {
        var texts = new List<string>();
        foreach (string path in (string[])["v1/studies", "v1/studies/fuzzed/trials", "v1/studies/paused/trials"])
            texts.Add((await target.Caller.Get(path).Expect(HttpStatusCode.OK)).Body);
        foreach (string path in (string[])["v1/studies", "v1/tenants", .. new[] { "", "/keys", "/usage", "/audit" }.Select(p => $"v1/tenants/{target.Tenant}{p}")])
            texts.Add((await admin.Get(path).Expect(HttpStatusCode.OK)).Body);
        return [.. texts];
    }
}
