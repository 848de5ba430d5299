using OrleansTune.Contracts;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>Says what a route is, takes, gives and refuses; the OpenAPI document is made of it.</summary>
internal static class RouteDescriptions
{
    private const string Json = "application/json";

    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string operationId, string summary) =>
        route.WithName(operationId).WithSummary(summary);

    /// <summary>Only callers who have a role come in.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, string policy) => route
        .RequireAuthorization(policy)
        .Refuses(StatusCodes.Status400BadRequest)
        .Refuses(StatusCodes.Status401Unauthorized)
        .Refuses(StatusCodes.Status403Forbidden)
        .Refuses(StatusCodes.Status429TooManyRequests)
        .Refuses(StatusCodes.Status503ServiceUnavailable);

    /// <summary>A JSON body, required.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route)
        where T : notnull => route.Accepts<T>(Json).RefusesBodies();

    /// <summary>A JSON body that may be left out.</summary>
    public static RouteHandlerBuilder TakesOptional<T>(this RouteHandlerBuilder route)
        where T : notnull => route.Accepts<T>(isOptional: true, Json).RefusesBodies();

    /// <summary>An idempotency key is heeded.</summary>
    public static RouteHandlerBuilder IsIdempotent(this RouteHandlerBuilder route) => route.WithMetadata(new HeedsIdempotencyKey());

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status, Json);

    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder route) => route.Produces(StatusCodes.Status204NoContent);

    /// <summary>Problem details of a status, beside those of every route that needs a key.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status) => route.Produces<Problem>(status, Problem.MediaType);

    private static RouteHandlerBuilder RefusesBodies(this RouteHandlerBuilder route) =>
        route.Refuses(StatusCodes.Status413PayloadTooLarge).Refuses(StatusCodes.Status415UnsupportedMediaType);
}
