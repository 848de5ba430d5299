using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Bodies;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Requests;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Studies;

/// <summary>The routes of studies as a whole.</summary>
internal static class StudyEndpoints
{
    public const string One = "/v1/studies/{study}";

    private const string All = "/v1/studies";

    public static void MapStudies(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(All, CreateAsync).Needs(Policies.Editor)
            .Describe("createStudy", "Creates a study. The same spec again, as first created or as updated since, gives the study as it is; another spec under its name is a conflict. With paused=true a new study hands out nothing until it is resumed.")
            .Takes<StudySpec>().Gives<StudyResource>(StatusCodes.Status201Created).Gives<StudyResource>()
            .Refuses(StatusCodes.Status409Conflict);
        routes.MapGet(All, StudyList.GetAsync).Needs(Policies.Viewer)
            .Describe("listStudies", "Lists the tenant's studies by name.")
            .Gives<Page<StudyResource>>();
        routes.MapGet(One, GetAsync).Needs(Policies.Viewer)
            .Describe("getStudy", "Gives a study as it stands.")
            .Gives<StudyResource>().Refuses(StatusCodes.Status404NotFound);
        routes.MapPatch(One, UpdateAsync).Needs(Policies.Editor)
            .Describe("updateStudy", "Changes the stopping rules, or how many trials of a managed study train at once. An ended study takes no change.")
            .Takes<UpdateStudyRequest>().Gives<StudyResource>()
            .Refuses(StatusCodes.Status404NotFound).Refuses(StatusCodes.Status409Conflict);
        routes.MapDelete(One, DeleteAsync).Needs(Policies.Editor)
            .Describe("deleteStudy", "Deletes a study with its trials and checkpoints.")
            .GivesNothing().Refuses(StatusCodes.Status404NotFound);
        routes.MapGet(One + "/best", BestAsync).Needs(Policies.Viewer)
            .Describe("getBest", "Gives the best trial or, with several objectives, the Pareto front.")
            .Gives<BestResponse>().Refuses(StatusCodes.Status404NotFound);
        MapVerb(routes, "pause", "Stops handing out trials until the study is resumed.", (study, cancelled) => study.PauseAsync(cancelled));
        MapVerb(routes, "resume", "Hands out trials again.", (study, cancelled) => study.ResumeAsync(cancelled));
        MapVerb(routes, "stop", "Ends a study; its running trials are stopped, and their measurements count.", (study, cancelled) => study.StopAsync(cancelled));
    }

    private static void MapVerb(IEndpointRouteBuilder routes, string verb, string summary, Func<IStudyGrain, CancellationToken, Task<StudySnapshot>> act) =>
        routes.MapPost($"{One}:{verb}", async (string study, IGrainFactory grains, HttpContext http) =>
                Json((await act(http.Study(grains, study), http.RequestAborted)).ToResource()))
            .Needs(Policies.Editor)
            .Describe(verb + "Study", summary)
            .Gives<StudyResource>().Refuses(StatusCodes.Status404NotFound).Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> CreateAsync(bool? paused, IGrainFactory grains, HttpContext http)
    {
        using var body = await http.ReadBodyAsync();
        // The study's grain reads the spec and finds all its faults. A spec without a usable name goes to a grain of a name that no study can have.
        string name = NameIn(body.RootElement) ?? "?";
        var grain = grains.GetGrain<IStudyGrain>(new StudyKey(http.Caller().Tenant, name).ToString());
        var study = await grain.CreateAsync(body.RootElement.GetRawText(), paused ?? false, http.RequestAborted);
        if (!study.IsNew)
            return Json(study.ToResource());
        http.Response.Headers.Location = $"{All}/{study.Name}";
        return Json(study.ToResource(), StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(string study, IGrainFactory grains, HttpContext http) =>
        Json((await http.Study(grains, study).GetAsync(http.RequestAborted)).ToResource());

    private static async Task<IResult> UpdateAsync(string study, IGrainFactory grains, HttpContext http)
    {
        // The study's grain reads the body, as it reads a spec: one set of rules for both.
        using var body = await http.ReadBodyAsync();
        var updated = await http.Study(grains, study).AmendAsync(body.RootElement.GetRawText(), http.RequestAborted);
        return Json(updated.ToResource());
    }

    private static async Task<IResult> BestAsync(string study, IGrainFactory grains, HttpContext http) =>
        TypedResults.Json((await http.Study(grains, study).GetAsync(http.RequestAborted)).ToBest(), ContractsJsonContext.Default.BestResponse);

    private static async Task<IResult> DeleteAsync(string study, IGrainFactory grains, HttpContext http)
    {
        var grain = http.Study(grains, study);
        await grain.GetAsync(http.RequestAborted);
        await grain.DeleteAsync(http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static string? NameIn(JsonElement spec) =>
        spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty("name", out var name)
        && LeafShape.Fault(name, typeof(string)) is null && ResourceName.IsValid(name.GetString()!)
            ? name.GetString()
            : null;

    private static JsonHttpResult<StudyResource> Json(StudyResource study, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(study, ContractsJsonContext.Default.StudyResource, statusCode: status);
}
