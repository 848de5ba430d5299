using OrleansTune.Contracts;
using OrleansTune.Core.Scheduling;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Bodies;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Requests;

namespace OrleansTune.Gateway.Trials;

/// <summary>The routes of external workers: ask, report, heartbeat, tell.</summary>
internal static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(TrialEndpoints.All + ":ask", AskAsync).Needs(Policies.Editor)
            .Describe("askTrials", "Hands out trials to run; an empty list when there is nothing to do right now.")
            .TakesOptional<AskRequest>().IsIdempotent().Gives<AskResponse>().RefusesWork();
        routes.MapPost(TrialEndpoints.One + ":report", ReportAsync).Needs(Policies.Editor)
            .Describe("reportTrial", "Takes what a running trial measured after a step, and says what its worker does next.")
            .Takes<ReportRequest>().Gives<ReportResponse>().RefusesWork();
        routes.MapPost(TrialEndpoints.One + ":heartbeat", HeartbeatAsync).Needs(Policies.Editor)
            .Describe("heartbeatTrial", "Extends a running trial's lease.")
            .TakesOptional<HeartbeatRequest>().Gives<HeartbeatResponse>().RefusesWork();
        routes.MapPost(TrialEndpoints.One + ":tell", TellAsync).Needs(Policies.Editor)
            .Describe("tellTrial", "Ends a running trial with its result, or as failed.")
            .Takes<TellRequest>().Gives<TrialResource>().RefusesWork();
    }

    private static RouteHandlerBuilder RefusesWork(this RouteHandlerBuilder route) =>
        route.Refuses(StatusCodes.Status404NotFound).Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> AskAsync(string study, IGrainFactory grains, HttpContext http)
    {
        string? requestKey = http.RequestKey();
        var request = await http.ReadOptionalBodyAsync(ContractsJsonContext.Default.AskRequest);
        var trials = await http.Study(grains, study).AskAsync(WorkerRequests.ToCommand(request, requestKey), http.RequestAborted);
        return TypedResults.Json(new AskResponse { Trials = [.. trials.Select(t => t.ToAsked())] }, ContractsJsonContext.Default.AskResponse);
    }

    private static async Task<IResult> ReportAsync(string study, string number, IGrainFactory grains, HttpContext http)
    {
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.ReportRequest);
        var measurement = WorkerRequests.ToMeasurement(request);
        var decision = await http.Study(grains, study).ReportAsync(TrialEndpoints.Number(number), measurement, request.Worker, http.RequestAborted);
        return TypedResults.Json(new ReportResponse { Decision = ToContract(decision) }, ContractsJsonContext.Default.ReportResponse);
    }

    private static async Task<IResult> HeartbeatAsync(string study, string number, IGrainFactory grains, HttpContext http)
    {
        var request = await http.ReadOptionalBodyAsync(ContractsJsonContext.Default.HeartbeatRequest);
        var trial = await http.Study(grains, study).HeartbeatAsync(TrialEndpoints.Number(number), request.Worker, http.RequestAborted);
        return TypedResults.Json(
            new HeartbeatResponse { LeaseExpires = trial.LeaseExpires!.Value }, ContractsJsonContext.Default.HeartbeatResponse);
    }

    private static async Task<IResult> TellAsync(string study, string number, IGrainFactory grains, HttpContext http)
    {
        var request = await http.ReadBodyAsync(ContractsJsonContext.Default.TellRequest);
        var command = WorkerRequests.ToCommand(request, TrialEndpoints.Number(number));
        var trial = await http.Study(grains, study).TellAsync(command, http.RequestAborted);
        // What was told stands in the trial itself; the objectives are not needed to find it.
        return TypedResults.Json(trial.ToResource([]), ContractsJsonContext.Default.TrialResource);
    }

    private static TrialDecision ToContract(ReportDecision decision) => decision switch
    {
        ReportDecision.Continue => TrialDecision.Continue,
        ReportDecision.Pause => TrialDecision.Pause,
        ReportDecision.Stop => TrialDecision.Stop,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };
}
