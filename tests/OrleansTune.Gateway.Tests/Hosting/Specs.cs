using System.Net;
using System.Text.Json.Nodes;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>Specs that tests submit.</summary>
internal static class Specs
{
    /// <summary>An external study of two parameters; a test changes what it is about.</summary>
    public static JsonObject External(string name) => new()
    {
        ["name"] = name,
        ["objectives"] = new JsonArray(new JsonObject { ["name"] = "loss", ["direction"] = "minimize" }),
        ["searchSpace"] = new JsonArray(
            new JsonObject { ["name"] = "x", ["type"] = "float", ["low"] = 0, ["high"] = 1 },
            new JsonObject { ["name"] = "kind", ["type"] = "categorical", ["choices"] = new JsonArray("a", "b") }),
        ["sampler"] = new JsonObject { ["name"] = "random" },
        ["seed"] = 1,
    };

    /// <summary>A study that the cluster trains.</summary>
    public static JsonObject Managed(string name)
    {
        var spec = External(name);
        spec["execution"] = new JsonObject { ["trainer"] = "any" };
        return spec;
    }

    /// <summary>Creates an external study.</summary>
    public static async Task<string> CreateStudyAsync(this Api api, string name, Action<JsonObject>? change = null)
    {
        var spec = External(name);
        change?.Invoke(spec);
        await api.PostText("v1/studies", spec.ToJsonString()).Expect(HttpStatusCode.Created);
        return $"v1/studies/{name}";
    }
}
