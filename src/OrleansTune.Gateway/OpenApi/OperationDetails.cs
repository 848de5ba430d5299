using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>Adds to each operation what its route's metadata says of parameters, headers and security.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            ParameterDetails.Add(parameter);
        if (metadata.OfType<HeedsIdempotencyKey>().Any())
            AddHeader(operation, ApiHeaders.IdempotencyKey, "1 to 200 visible ASCII characters; a repeated request of the same key gets the first one's answer.");
        if (operation.OperationId == "watchStudy")
            AddHeader(operation, ApiHeaders.LastEventId, "The id of the last event seen; the stream goes on after it.");
        ExampleDetails.Add(operation, metadata);
        if (metadata.OfType<IAuthorizeData>().FirstOrDefault() is { } authorize)
        {
            operation.Description = authorize.Policy == Policies.Operator
                ? $"Needs the operator: a key or token of the role {Policies.Admin} of the tenant {Caller.OperatorTenant}."
                : $"Needs a key or token of the role {authorize.Policy}.";
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(BearerHandler.SchemeName, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });
}
