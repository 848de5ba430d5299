using System.Globalization;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.OpenApi;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Studies;

namespace OrleansTune.Gateway.Events;

/// <summary>The route by which a study is watched.</summary>
internal static class EventEndpoints
{
    public const string MediaType = "text/event-stream";

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet(StudyEndpoints.One + "/events", WatchAsync).Needs(Policies.Viewer)
            .Describe("watchStudy", "Streams how the study and its trials stand, and each change, as server-sent events; ends with the study.")
            .Produces<string>(StatusCodes.Status200OK, MediaType).Refuses(StatusCodes.Status404NotFound);

    private static async Task WatchAsync(string study, string? since, IGrainFactory grains, HttpContext http, IHostApplicationLifetime host)
    {
        long? after = Since(since, http);
        var grain = http.Study(grains, study);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        await new StudyWatch(grain).RunAsync(http.Response, after, ending.Token);
    }

    /// <summary>The change number after which the stream begins; null to begin with how everything stands.</summary>
    private static long? Since(string? since, HttpContext http)
    {
        string? lastId = http.Request.Headers[ApiHeaders.LastEventId];
        var (field, text) = string.IsNullOrEmpty(lastId) ? (nameof(since), since) : (ApiHeaders.LastEventId, lastId);
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw ProblemException.Field(field, "expected the id of an event of this study, a whole number.");
    }
}
