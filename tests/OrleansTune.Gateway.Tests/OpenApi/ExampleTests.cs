using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansTune.Contracts;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.OpenApi;

[Collection(GatewayTests.Name)]
public sealed class ExampleTests(GatewayFixture gateway)
{
    public static TheoryData<Type> Bodies => [.. Examples.Types];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void An_example_is_what_the_contract_says(Type type)
    {
        var contract = ContractsJsonContext.Default.GetTypeInfo(type)!;
        var example = Examples.Of(type)!;
        var read = example.Deserialize(contract);
        var written = JsonNode.Parse(JsonSerializer.Serialize(read, contract))!;
        foreach (string name in example.AsObject().Select(property => property.Key))
            Assert.True(JsonNode.DeepEquals(example[name], Pruned(written[name], example[name])), $"{type.Name}.{name} reads as {written[name]}.");
    }

    [Fact]
    public async Task Every_operation_has_examples_of_what_it_takes_gives_and_refuses()
    {
        using var nobody = gateway.Caller(null);
        var document = JsonNode.Parse((await nobody.Get("openapi/v1.json").Expect(HttpStatusCode.OK)).Body)!;
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var bodies = operation!["responses"]!.AsObject().Select(r => (What: r.Key, Body: r.Value!)).ToList();
                if (operation["requestBody"] is { } taken)
                    bodies.Add(("request", taken));
                foreach (var (what, body) in bodies.Where(b => b.What != "204"))
                {
                    var content = body["content"]?.AsObject();
                    Assert.True(content is { Count: > 0 }, $"{method} {path} {what} says nothing of its body.");
                    foreach (var (media, described) in content)
                    {
                        Assert.True(described!["example"] is not null, $"{method} {path} {what} {media} has no example.");
                        if (what[0] is '4' or '5')
                        {
                            Assert.Equal(Problem.MediaType, media);
                            Assert.Equal(what, described["example"]!["status"]!.ToString());
                            Assert.NotNull(described["example"]!["code"]);
                        }
                    }
                }

                if (path.StartsWith("/v1/", StringComparison.Ordinal))
                    Assert.Superset(new HashSet<string> { "400", "401", "403", "429", "503" }, operation["responses"]!.AsObject().Select(r => r.Key).ToHashSet());
                if (operation["requestBody"] is not null)
                    Assert.Superset(new HashSet<string> { "413", "415" }, operation["responses"]!.AsObject().Select(r => r.Key).ToHashSet());
            }
        }
    }

    /// <summary>What was written, without members that the example leaves out because they are at their defaults.</summary>
    private static JsonNode? Pruned(JsonNode? written, JsonNode? example)
    {
        switch (written, example)
        {
            case (JsonObject full, JsonObject part):
                return new JsonObject(full.Where(p => part.ContainsKey(p.Key)).Select(p => KeyValuePair.Create(p.Key, Pruned(p.Value, part[p.Key]))));
            case (JsonArray all, JsonArray some) when all.Count == some.Count:
                return new JsonArray([.. all.Select((item, i) => Pruned(item, some[i]))]);
            default:
                return written?.DeepClone();
        }
    }
}
