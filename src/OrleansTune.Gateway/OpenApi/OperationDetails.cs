using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>Adds to each operation what its route's metadata says: body, headers, security, and the problems that every route can give.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    private static readonly Dictionary<int, string> CommonProblems = new()
    {
        [StatusCodes.Status400BadRequest] = "The request is malformed; its errors name the fields.",
        [StatusCodes.Status401Unauthorized] = "There is no API key, or it is unknown or revoked.",
        [StatusCodes.Status403Forbidden] = "The API key's role does not allow this.",
        [StatusCodes.Status503ServiceUnavailable] = "The cluster cannot answer for now; Retry-After says when to try again.",
    };

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            ParameterDetails.Add(parameter);
        if (metadata.OfType<TakenBody>().FirstOrDefault() is { } body)
            await AddBodyAsync(operation, body, context, cancellationToken);
        if (metadata.OfType<HeedsIdempotencyKey>().Any())
            AddHeader(operation, ApiHeaders.IdempotencyKey, "1 to 200 visible ASCII characters; a repeated request of the same key gets the first one's answer.");
        if (operation.OperationId == "watchStudy")
            AddHeader(operation, ApiHeaders.LastEventId, "The id of the last event seen; the stream goes on after it.");
        if (metadata.OfType<IAuthorizeData>().FirstOrDefault() is not { } authorize)
            return;
        operation.Description = $"Needs a key of the role {authorize.Policy}.";
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, context.Document)] = [] }];
        await AddProblemsAsync(operation, context, cancellationToken);
    }

    private static async Task AddBodyAsync(
        OpenApiOperation operation, TakenBody body, OpenApiOperationTransformerContext context, CancellationToken cancellationToken) =>
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = body.IsRequired,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken) },
            },
        };

    private static void AddHeader(OpenApiOperation operation, string name, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static async Task AddProblemsAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken);
        operation.Responses ??= [];
        foreach (var (status, description) in CommonProblems)
        {
            operation.Responses.TryAdd(status.ToString(), new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType> { [Problem.MediaType] = new() { Schema = schema } },
            });
        }
    }
}
