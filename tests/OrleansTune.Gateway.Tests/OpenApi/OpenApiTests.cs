using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.OpenApi;

[Collection(GatewayTests.Name)]
public sealed class OpenApiTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("post", "/v1/studies")]
    [InlineData("get", "/v1/studies")]
    [InlineData("get", "/v1/studies/{study}")]
    [InlineData("patch", "/v1/studies/{study}")]
    [InlineData("delete", "/v1/studies/{study}")]
    [InlineData("post", "/v1/studies/{study}:pause")]
    [InlineData("post", "/v1/studies/{study}:resume")]
    [InlineData("post", "/v1/studies/{study}:stop")]
    [InlineData("get", "/v1/studies/{study}/best")]
    [InlineData("get", "/v1/studies/{study}/importance")]
    [InlineData("get", "/v1/studies/{study}/events")]
    [InlineData("post", "/v1/studies/{study}/trials:ask")]
    [InlineData("post", "/v1/studies/{study}/trials")]
    [InlineData("get", "/v1/studies/{study}/trials")]
    [InlineData("get", "/v1/studies/{study}/trials/{number}")]
    [InlineData("post", "/v1/studies/{study}/trials/{number}:report")]
    [InlineData("post", "/v1/studies/{study}/trials/{number}:heartbeat")]
    [InlineData("post", "/v1/studies/{study}/trials/{number}:tell")]
    [InlineData("get", "/v1/tenants")]
    [InlineData("post", "/v1/tenants")]
    [InlineData("get", "/v1/tenants/{tenant}")]
    [InlineData("get", "/v1/tenants/{tenant}/keys")]
    [InlineData("post", "/v1/tenants/{tenant}/keys")]
    [InlineData("delete", "/v1/tenants/{tenant}/keys/{key}")]
    public async Task Every_route_is_described(string method, string path)
    {
        var document = await DocumentAsync();
        var operation = document["paths"]?[path]?[method];
        Assert.NotNull(operation);
        Assert.False(string.IsNullOrEmpty((string?)operation["operationId"]));
        Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
        Assert.NotNull(operation["security"]?[0]?["Bearer"]);
        foreach (string status in (string[])["400", "401", "403", "503"])
            Assert.NotNull(operation["responses"]?[status]?["content"]?["application/problem+json"]?["schema"]);
        Assert.Contains(operation["responses"]!.AsObject(), r => r.Key.StartsWith('2'));
    }

    [Fact]
    public async Task Bodies_and_schemas_follow_the_contracts()
    {
        var document = await DocumentAsync();
        Assert.Equal("http", (string?)document["components"]?["securitySchemes"]?["Bearer"]?["type"]);
        var ask = document["paths"]!["/v1/studies/{study}/trials:ask"]!["post"]!;
        Assert.Equal("#/components/schemas/AskRequest", (string?)ask["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]);
        Assert.Contains(ask["parameters"]!.AsArray(), p => (string?)p!["name"] == "Idempotency-Key");
        var schemas = document["components"]!["schemas"]!;
        Assert.NotNull(schemas["StudySpec"]?["properties"]?["searchSpace"]);
        Assert.Equal("[\"queued\",\"running\",\"paused\",\"completed\",\"stopped\",\"failed\"]", schemas["TrialState"]?["enum"]?.ToJsonString());
        Assert.Equal("object", (string?)schemas["ParameterValues"]?["type"]);
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var nobody = gateway.Caller(null);
        return JsonNode.Parse((await nobody.Get("openapi/v1.json").Expect(HttpStatusCode.OK)).Body)!;
    }
}
