using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Events;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>Adds examples to the bodies of an operation, by what its route's metadata says of their types.</summary>
internal static class ExampleDetails
{
    private const string Events = "id: 7\nevent: trial\ndata: {\"number\":0,\"state\":\"running\"}\n\n";

    public static void Add(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType is { } request)
            Set(operation.RequestBody?.Content, Examples.Of(request));
        foreach (var response in metadata.OfType<IProducesResponseTypeMetadata>())
        {
            if (operation.Responses?.TryGetValue(response.StatusCode.ToString(CultureInfo.InvariantCulture), out var described) == true)
                Set(described.Content, Example(response));
        }
    }

    private static JsonNode? Example(IProducesResponseTypeMetadata response) => response.Type switch
    {
        null => null,
        var type when type == typeof(Problem) => Examples.Problem(response.StatusCode),
        var type when type == typeof(string) => JsonValue.Create(response.ContentTypes.Contains(EventEndpoints.MediaType) ? Events : "ready"),
        var type => Examples.Of(type),
    };

    private static void Set(IDictionary<string, OpenApiMediaType>? content, JsonNode? example)
    {
        foreach (var media in content?.Values ?? [])
            media.Example = example?.DeepClone();
    }
}
