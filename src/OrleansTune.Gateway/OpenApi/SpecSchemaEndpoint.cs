using System.Text;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>The JSON schema of a study's spec at <c>/schemas/study-spec.json</c>, open to editors, which have no key.</summary>
internal static class SpecSchemaEndpoint
{
    private static readonly byte[] Schema = Encoding.UTF8.GetBytes(StudySpecSchema.Text);

    public static void MapSpecSchema(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/schemas/study-spec.json", () => TypedResults.Bytes(Schema, "application/schema+json")).AllowAnonymous().ExcludeFromDescription();
}
