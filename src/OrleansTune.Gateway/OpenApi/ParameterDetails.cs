using Microsoft.OpenApi;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>What path and query parameters mean; the routes take them as text, to name them in refusals.</summary>
internal static class ParameterDetails
{
    public static void Add(OpenApiParameter parameter)
    {
        (string? description, bool isNumber) = parameter.Name switch
        {
            "study" => ("The study's name.", false),
            "number" => ("The trial's number: 0, 1, 2, …", true),
            "tenant" => ("The tenant's name.", false),
            "key" => ("The key's id.", false),
            "pageSize" => ("Most items of the page.", true),
            "pageToken" => ("The nextPageToken of the page before.", false),
            "state" => ("Only items in this state.", false),
            "method" => ("How importance is judged: fanova (the default) or ped-anova.", false),
            "objective" => ("The objective's name; without it, the first.", false),
            "since" => ("As Last-Event-ID, for clients that cannot set headers.", true),
            _ => ((string?)null, false),
        };
        parameter.Description = description;
        if (isNumber)
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = parameter.Name == "pageSize" ? "1" : "0" };
    }
}
