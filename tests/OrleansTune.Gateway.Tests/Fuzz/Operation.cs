using System.Text.Json.Nodes;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>A route and verb of the OpenAPI document, as a source of malformed requests.</summary>
internal sealed record Operation
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    public required string Verb { get; init; }

    /// <summary>The path with its parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The verbs that the path does not take.</summary>
    public required IReadOnlyList<string> OtherVerbs { get; init; }

    public required IReadOnlyList<string> QueryParameters { get; init; }

    public required bool HeedsIdempotencyKey { get; init; }

    public required bool NeedsCaller { get; init; }

    /// <summary>A sound body; null when the operation takes none.</summary>
    public required string? Body { get; init; }

    /// <summary>All operations of a document.</summary>
    public static IReadOnlyList<Operation> All(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject().Where(p => Verbs.Contains(p.Key))
           select Read(path.Key, path.Value!.AsObject(), operation.Key, operation.Value!),
    ];

    private static Operation Read(string path, JsonObject all, string verb, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(p => (In: (string?)p!["in"], Name: (string)p["name"]!)).ToList() ?? [];
        return new()
        {
            Verb = verb.ToUpperInvariant(),
            Path = path,
            OtherVerbs = [.. Verbs.Where(v => !all.ContainsKey(v)).Select(v => v.ToUpperInvariant()), "BREW", "P-O-S-T"],
            QueryParameters = [.. parameters.Where(p => p.In == "query").Select(p => p.Name)],
            HeedsIdempotencyKey = parameters.Contains(("header", "Idempotency-Key")),
            NeedsCaller = operation["security"] is not null,
            Body = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString(),
        };
    }
}
