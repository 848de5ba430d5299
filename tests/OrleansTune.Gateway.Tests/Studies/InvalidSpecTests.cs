using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Studies;

[Collection(GatewayTests.Name)]
public sealed class InvalidSpecTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("sampler", """{"name":"oracle"}""", "sampler.name")]
    [InlineData("scheduler", """{"name":"oracle"}""", "scheduler.name")]
    [InlineData("searchSpace", """[{"name":"x","type":"float","low":2,"high":1}]""", "searchSpace[0].low")]
    [InlineData("searchSpace", """[{"name":"x","type":"float","low":0,"high":1,"log":true}]""", "searchSpace[0].low")]
    [InlineData("searchSpace", """[{"name":"x","type":"float","low":-1,"high":1,"log":true}]""", "searchSpace[0].low")]
    [InlineData("searchSpace", """[{"name":"x","type":"categorical","choices":[]}]""", "searchSpace[0].choices")]
    [InlineData("searchSpace", """[]""", "searchSpace")]
    [InlineData("objectives", """[]""", "objectives")]
    [InlineData("objectives", """[{"name":"loss","direction":"sideways"}]""", "objectives[0].direction")]
    [InlineData("stop", """{"maxTrials":0}""", "stop.maxTrials")]
    [InlineData("stop", """{"target":1e999}""", "stop.target")]
    [InlineData("name", "\"no/slashes\"", "name")]
    [InlineData("name", "7", "name")]
    [InlineData("surprise", "1", "surprise")]
    [InlineData("execution", """{"trainer":1}""", "execution.trainer")]
    public async Task A_faulty_section_is_refused_with_its_field_and_creates_nothing(string section, string json, string field)
    {
        using var api = await gateway.EditorAsync();
        string body = WithSection(section, json);
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidSpec, field);
        Assert.Empty((await api.Get("v1/studies").Ok<Page<StudyResource>>()).Items);
        (await api.Get("v1/studies/faulty")).Refusal(HttpStatusCode.NotFound, ErrorCodes.StudyNotFound);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using var api = await gateway.EditorAsync();
        var spec = new JsonObject
        {
            ["name"] = "no spaces",
            ["objectives"] = new JsonArray(),
            ["searchSpace"] = new JsonArray(new JsonObject { ["name"] = "x", ["type"] = "float", ["low"] = 2, ["high"] = 1 }),
            ["sampler"] = new JsonObject { ["name"] = "oracle" },
        };
        var problem = (await api.PostText("v1/studies", spec.ToJsonString())).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidSpec);
        string[] fields = [.. problem.Errors!.Select(e => e.Field)];
        Assert.Contains("name", fields);
        Assert.Contains("objectives", fields);
        Assert.Contains("searchSpace[0].low", fields);
        Assert.Contains("sampler.name", fields);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"study\"")]
    [InlineData("{}")]
    public async Task A_body_that_is_no_spec_at_all_is_refused(string body)
    {
        using var api = await gateway.EditorAsync();
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidSpec);
    }

    /// <summary>The good spec's text with one section put in as it stands, for JSON that no object model would write.</summary>
    private static string WithSection(string section, string json)
    {
        var spec = Specs.External("faulty");
        spec[section] = "PLACE";
        return spec.ToJsonString().Replace("\"PLACE\"", json, StringComparison.Ordinal);
    }
}
