using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Studies;

[Collection(GatewayTests.Name)]
public sealed class TenantIsolationTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/best")]
    [InlineData("GET", "/importance")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/trials")]
    [InlineData("GET", "/trials/0")]
    [InlineData("POST", ":pause")]
    [InlineData("POST", ":resume")]
    [InlineData("POST", ":stop")]
    [InlineData("POST", "/trials:ask")]
    [InlineData("POST", "/trials", """{"trials":[{"parameters":{"x":0.5,"kind":"a"}}]}""")]
    [InlineData("POST", "/trials/0:report", """{"step":1,"value":1}""")]
    [InlineData("POST", "/trials/0:heartbeat")]
    [InlineData("POST", "/trials/0:tell", """{"value":1}""")]
    [InlineData("PATCH", "", """{"stop":{"maxTrials":1}}""")]
    [InlineData("DELETE", "")]
    public async Task Another_tenants_study_does_not_exist(string method, string route, string? body = null)
    {
        using var owner = await gateway.EditorAsync();
        using var stranger = await gateway.EditorAsync();
        string study = await owner.CreateStudyAsync("private");
        await owner.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        var before = await owner.Get(study).Ok<StudyResource>();
        var request = new HttpRequestMessage(new HttpMethod(method), study + route);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await stranger.Send(request)).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
        Assert.Equivalent(before, await owner.Get(study).Ok<StudyResource>());
    }

    [Fact]
    public void Every_route_of_a_study_is_tried_above()
    {
        var tried = GetType().GetMethod(nameof(Another_tenants_study_does_not_exist))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => $"{a[0].Value} /v1/studies/{{study}}{((string)a[1].Value!).Replace("/0", "/{number}", StringComparison.Ordinal)}");
        var routes = gateway.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText!.Contains("{study}", StringComparison.Ordinal))
            .SelectMany(r => r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {r.RoutePattern.RawText}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tenants_may_use_the_same_names_and_list_only_their_own_studies()
    {
        using var one = await gateway.EditorAsync();
        using var two = await gateway.EditorAsync();
        await one.CreateStudyAsync("same");
        await one.CreateStudyAsync("only-one");
        await two.CreateStudyAsync("same", spec => spec["seed"] = 7);
        Assert.Equal(1ul, (await one.Get("v1/studies/same").Ok<StudyResource>()).Spec.Seed);
        Assert.Equal(7ul, (await two.Get("v1/studies/same").Ok<StudyResource>()).Spec.Seed);
        Assert.Equal(["same"], (await two.Get("v1/studies").Ok<Page<StudyResource>>()).Items.Select(s => s.Name));
    }

    [Theory]
    [InlineData("other%2Fprivate")]
    [InlineData("..%2Fother%2Fprivate")]
    [InlineData("%3F")]
    [InlineData("-")]
    public async Task A_name_that_no_study_can_have_does_not_exist(string name)
    {
        using var api = await gateway.EditorAsync();
        (await api.Get($"v1/studies/{name}")).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
    }
}
