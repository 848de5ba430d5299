using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>The spans of this process's HTTP requests: what a server finds as the parent of its own.</summary>
internal sealed class ClientRequests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _started = new();
    private readonly ActivityListener _listener;

    public ClientRequests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _started.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The id of the one request that was made in an activity.</summary>
    public string Of(Activity activity) => _started.Single(r => r.ParentSpanId == activity.SpanId).SpanId.ToString();

    public void Dispose() => _listener.Dispose();
}
