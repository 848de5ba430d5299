using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrleansTune.Client;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.OpenApi;

/// <summary>The SDK promises nothing that the server does not have.</summary>
[Collection(GatewayTests.Name)]
public sealed class SdkRoutesTests(GatewayFixture gateway)
{
    private static readonly Dictionary<string, Func<OrleansTuneClient, Task>> Calls = new()
    {
        ["StudiesClient.CreateAsync"] = client => client.Studies.CreateAsync(new StudySpec { Name = "s", Objectives = [], SearchSpace = [] }),
        ["StudiesClient.ListAsync"] = client => ToEndAsync(client.Studies.ListAsync()),
        ["StudyHandle.DescribeAsync"] = OfStudy(study => study.DescribeAsync()),
        ["StudyHandle.UpdateAsync"] = OfStudy(study => study.UpdateAsync(new())),
        ["StudyHandle.PauseAsync"] = OfStudy(study => study.PauseAsync()),
        ["StudyHandle.ResumeAsync"] = OfStudy(study => study.ResumeAsync()),
        ["StudyHandle.StopAsync"] = OfStudy(study => study.StopAsync()),
        ["StudyHandle.DeleteAsync"] = OfStudy(study => study.DeleteAsync()),
        ["StudyHandle.BestAsync"] = OfStudy(study => study.BestAsync()),
        ["StudyHandle.ImportanceAsync"] = OfStudy(study => study.ImportanceAsync()),
        ["StudyHandle.WatchAsync"] = OfStudy(study => ToEndAsync(study.WatchAsync())),
        ["StudyHandle.AskAsync"] = OfStudy(study => study.AskAsync()),
        ["StudyHandle.ReportAsync"] = OfStudy(study => study.ReportAsync(7, 1, 0.5)),
        ["StudyHandle.HeartbeatAsync"] = OfStudy(study => study.HeartbeatAsync(7)),
        ["StudyHandle.TellAsync"] = OfStudy(study => study.TellAsync(7, 0.5)),
        ["StudyHandle.EnqueueAsync"] = OfStudy(study => study.EnqueueAsync([])),
        ["StudyHandle.ImportAsync"] = OfStudy(study => study.ImportAsync([])),
        ["StudyHandle.TrialsAsync"] = OfStudy(study => ToEndAsync(study.TrialsAsync())),
        ["StudyHandle.TrialAsync"] = OfStudy(study => study.TrialAsync(7)),
        // Made of the calls above; this is the first of them.
        ["StudyHandle.OptimizeAsync"] = OfStudy(study => study.OptimizeAsync(_ => 0.5)),
        ["TenantsClient.CreateAsync"] = client => client.Tenants.CreateAsync(new() { Name = "t" }),
        ["TenantsClient.ListAsync"] = client => ToEndAsync(client.Tenants.ListAsync()),
        ["TenantsClient.DescribeAsync"] = client => client.Tenants.DescribeAsync("t"),
        ["TenantsClient.UpdateAsync"] = client => client.Tenants.UpdateAsync("t", new()),
        ["TenantsClient.CreateKeyAsync"] = client => client.Tenants.CreateKeyAsync("t", new() { Role = KeyRole.Viewer }),
        ["TenantsClient.KeysAsync"] = client => ToEndAsync(client.Tenants.KeysAsync("t")),
        ["TenantsClient.RevokeKeyAsync"] = client => client.Tenants.RevokeKeyAsync("t", "k"),
        ["TenantsClient.UsageAsync"] = client => client.Tenants.UsageAsync("t"),
        ["TenantsClient.OwnUsageAsync"] = client => client.Tenants.OwnUsageAsync(),
        ["TenantsClient.AuditAsync"] = client => ToEndAsync(client.Tenants.AuditAsync("t")),
        ["OrleansTuneClient.WhoAmIAsync"] = client => client.WhoAmIAsync(),
        ["PoolsClient.ListAsync"] = client => ToEndAsync(client.Pools.ListAsync()),
    };

    [Fact]
    public void Every_call_of_the_sdk_is_looked_at() => Assert.Equal(
        new[] { typeof(StudiesClient), typeof(StudyHandle), typeof(TenantsClient), typeof(PoolsClient), typeof(OrleansTuneClient) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => $"{type.Name}.{method.Name}"))
            .Distinct().Order(StringComparer.Ordinal),
        Calls.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_call_of_the_sdk_goes_to_a_route_that_the_server_describes()
    {
        using var nobody = gateway.Caller(null);
        var paths = JsonNode.Parse((await nobody.Get("openapi/v1.json").Expect(HttpStatusCode.OK)).Body)!["paths"]!.AsObject();
        foreach (var (name, call) in Calls)
        {
            var (method, path) = await RequestOfAsync(call);
            Assert.True(
                paths.Any(route => Template(route.Key).IsMatch(path) && route.Value![method.Method.ToLowerInvariant()] is not null),
                $"{name} calls {method} {path}, which the server does not have.");
        }
    }

    private static Func<OrleansTuneClient, Task> OfStudy(Func<StudyHandle, Task> call) => client => call(client.Studies.Get("s"));

    private static async Task ToEndAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
            Assert.NotNull(item);
    }

    private static Regex Template(string path) => new($"^{Regex.Replace(Regex.Escape(path), @"\\\{[^}]*}", "[^/:]+")}$");

    /// <summary>The first request that a call sends; a server that has nothing ends the call with it.</summary>
    private static async Task<(HttpMethod Method, string Path)> RequestOfAsync(Func<OrleansTuneClient, Task> call)
    {
        using var server = new EmptyServer();
        using var client = new OrleansTuneClient(new OrleansTuneClientOptions { Server = new Uri("http://empty"), Handler = server });
        await Assert.ThrowsAsync<NotFoundException>(() => call(client));
        return server.Seen!.Value;
    }

    private sealed class EmptyServer : HttpMessageHandler
    {
        public (HttpMethod Method, string Path)? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen ??= (request.Method, request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
        }
    }
}
