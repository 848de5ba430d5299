using OrleansTune.Contracts;
using OrleansTune.Core.Analysis;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Studies;

/// <summary>The route that tells which parameters matter.</summary>
internal static class ImportanceEndpoint
{
    public static void MapImportance(this IEndpointRouteBuilder routes) => routes.MapGet(StudyEndpoints.One + "/importance", GetAsync)
        .Needs(Policies.Viewer)
        .Describe("getImportance", "Gives how much each parameter matters to an objective, the most important first.")
        .Gives<ImportanceResponse>().Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(string study, string? method, string? objective, IGrainFactory grains, HttpContext http)
    {
        method ??= ImportanceMethods.FAnova;
        var importance = await http.Study(grains, study).GetImportanceAsync(Method(method), objective, http.RequestAborted);
        return TypedResults.Json(
            new ImportanceResponse
            {
                Method = method,
                Objective = importance.Objective,
                Parameters = [.. importance.Parameters.Select(p => new ParameterImportance(p.Key, p.Value))],
                Reason = importance.Reason,
            },
            ContractsJsonContext.Default.ImportanceResponse);
    }

    private static ImportanceMethod Method(string method) => method switch
    {
        ImportanceMethods.FAnova => ImportanceMethod.FAnova,
        ImportanceMethods.PedAnova => ImportanceMethod.PedAnova,
        _ => throw ProblemException.Field("method", $"expected {ImportanceMethods.FAnova} or {ImportanceMethods.PedAnova}."),
    };
}
