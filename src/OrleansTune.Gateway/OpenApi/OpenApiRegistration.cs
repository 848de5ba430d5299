using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiRegistration
{
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        // The schemas follow the serialiser that the routes use.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJsonContext.Default);
            json.SerializerOptions.NumberHandling = ContractsJsonContext.Default.Options.NumberHandling;
        });
        return services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer<OperationDetails>();
            options.AddSchemaTransformer(SchemaDetails.AddAsync);
        });
    }

    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "OrleansTune",
            Version = "v1",
            Description = "Durable hyperparameter tuning. Every error is problem details (RFC 9457) with a stable code.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerHandler.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key (Authorization: Bearer ot_…) or, where the operator configured an issuer, its JSON Web Token.",
        };
        return Task.CompletedTask;
    }
}
