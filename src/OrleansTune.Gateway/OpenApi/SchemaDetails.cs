using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>The schemas of types that write themselves.</summary>
internal static class SchemaDetails
{
    public static Task AddAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ParameterValue))
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Boolean;
        }
        else if (context.JsonTypeInfo.Type == typeof(ParameterValues))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Boolean };
        }

        return Task.CompletedTask;
    }
}
