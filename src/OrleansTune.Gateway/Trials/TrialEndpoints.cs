using System.Globalization;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Bodies;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Gateway.Studies;

namespace OrleansTune.Gateway.Trials;

/// <summary>The routes by which trials are read and added.</summary>
internal static class TrialEndpoints
{
    public const string All = StudyEndpoints.One + "/trials";

    public const string One = All + "/{number}";

    private const int DefaultSize = 100;
    private const int MaxSize = 1000;

    public static void MapTrials(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListAsync).Needs(Policies.Viewer)
            .Describe("listTrials", "Lists a study's trials by number.")
            .Gives<Page<TrialResource>>().Refuses(StatusCodes.Status404NotFound);
        routes.MapGet(One, GetAsync).Needs(Policies.Viewer)
            .Describe("getTrial", "Gives a trial as it stands.")
            .Gives<TrialResource>().Refuses(StatusCodes.Status404NotFound);
        routes.MapPost(All, AddAsync).Needs(Policies.Editor)
            .Describe("addTrials", "Adds trials: points to be tried next, or results brought from elsewhere; all of one kind.")
            .Takes<AddTrialsRequest>().IsIdempotent().Gives<AddTrialsResponse>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound).Refuses(StatusCodes.Status409Conflict);
    }

    /// <summary>A trial's number as the path gives it.</summary>
    /// <exception cref="ProblemException">No trial can have that number.</exception>
    public static int Number(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed)
        ? parsed
        : throw ProblemException.NotFound(ErrorCodes.TrialNotFound, $"There is no trial '{number}'; trials are numbered 0, 1, 2, …");

    private static async Task<IResult> ListAsync(
        string study, string? pageSize, string? pageToken, string? state, IGrainFactory grains, HttpContext http)
    {
        int size = Paging.Size(pageSize, DefaultSize, MaxSize);
        string? after = Paging.After(pageToken, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        int from = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        var page = await http.Study(grains, study).GetTrialsAsync(from, size, Paging.State<TrialState>(state)?.ToCore(), http.RequestAborted);
        return TypedResults.Json(
            new Page<TrialResource>
            {
                Items = [.. page.Trials.Select(t => t.ToResource(page.Objectives))],
                NextPageToken = page.Next is { } next ? Paging.Token(next.ToString(CultureInfo.InvariantCulture)) : null,
            },
            ContractsJsonContext.Default.PageTrialResource);
    }

    private static async Task<IResult> GetAsync(string study, string number, IGrainFactory grains, HttpContext http)
    {
        int wanted = Number(number);
        var page = await http.Study(grains, study).GetTrialsAsync(wanted, 1, null, http.RequestAborted);
        return page.Trials is [var trial]
            ? TypedResults.Json(trial.ToResource(page.Objectives), ContractsJsonContext.Default.TrialResource)
            : throw ProblemException.NotFound(ErrorCodes.TrialNotFound, $"The study '{study}' has no trial {wanted}.");
    }

    private static async Task<IResult> AddAsync(string study, IGrainFactory grains, HttpContext http)
    {
        string? requestKey = http.RequestKey();
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.AddTrialsRequest);
        var trials = await http.Study(grains, study).AddTrialsAsync(AddedTrials.ToCommand(request, requestKey), http.RequestAborted);
        return TypedResults.Json(
            new AddTrialsResponse { Numbers = [.. trials.Select(t => t.Number)] },
            ContractsJsonContext.Default.AddTrialsResponse,
            statusCode: StatusCodes.Status201Created);
    }
}
