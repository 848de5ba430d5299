using OrleansTune.Contracts;
using OrleansTune.Core.Studies;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Studies;
using OrleansTune.Gateway.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using StudyState = OrleansTune.Core.Studies.StudyState;

namespace OrleansTune.Gateway.Events;

/// <summary>Follows one study for one client until the study has ended and everything was sent.</summary>
internal sealed class StudyWatch(IStudyGrain study)
{
    /// <summary>Shorter than the usual idle limit of proxies, and than a grain call may last.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    /// <summary>Streams what changed after a change number, or everything.</summary>
    /// <exception cref="StudyException">There is no such study; nothing was sent yet.</exception>
    public async Task RunAsync(HttpResponse response, long? after, CancellationToken cancellationToken)
    {
        long since = after ?? 0;
        var changes = await study.ChangesAsync(since, TimeSpan.Zero, cancellationToken);
        response.ContentType = EventEndpoints.MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var events = new EventWriter(response.BodyWriter);
        bool sendStudy = after is null;
        string? waiting = null;
        while (true)
        {
            // What the study waits for lies outside of it and is no change of its own.
            Write(events, changes, sendStudy || changes.Next > since || changes.Study.Waiting != waiting);
            await events.FlushAsync(cancellationToken);
            sendStudy = false;
            waiting = changes.Study.Waiting;
            since = Math.Max(since, changes.Next);
            bool ended = changes.Study.State is StudyState.Stopped or StudyState.Completed;
            if (ended && since >= changes.Study.Version)
                return;
            if (await NextAsync(since, cancellationToken) is not { } next)
                return;
            changes = next;
        }
    }

    /// <summary>
    /// The next changes; null when the stream is over: the client or the host goes, the study was deleted, or the cluster is away
    /// for the moment. A watcher that wants to know more comes back and is told.
    /// </summary>
    private async Task<StudyChanges?> NextAsync(long since, CancellationToken cancellationToken)
    {
        try
        {
            return await study.ChangesAsync(since, Wait, cancellationToken);
        }
        catch (Exception e) when (PassingTrouble.Is(e) || e is StudyException { Code: RefusalCodes.StudyNotFound })
        {
            return null;
        }
    }

    private static void Write(EventWriter events, StudyChanges changes, bool withStudy)
    {
        foreach (var trial in changes.Trials)
            events.Write(StudyEventTypes.Trial, trial.Version, trial.ToResource(changes.Study.Objectives), ContractsJsonContext.Default.TrialResource);
        if (withStudy)
            events.Write(StudyEventTypes.Study, changes.Next, changes.Study.ToResource(), ContractsJsonContext.Default.StudyResource);
        else
            events.KeepAlive();
    }
}
