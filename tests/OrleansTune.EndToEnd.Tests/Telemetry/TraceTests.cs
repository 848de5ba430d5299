using System.Diagnostics;
using OrleansTune.EndToEnd.Tests.Cluster;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Traces, metrics and logs as they leave a server, received by OTLP.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TraceTests
{
    [Fact]
    public async Task A_request_is_one_trace_from_the_client_through_gateway_study_and_trial_to_the_trainer()
    {
        using var data = new TemporaryDirectory();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await ServerProcess.StartAsync(data.FullName, receiver.Environment, "--slots", "2");
        using var requests = new ClientRequests();
        using var client = new Activity("client") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        string trace = client.TraceId.ToString();

        var study = await server.Client.Studies.CreateAsync(ManagedStudies.Spec("traced", trials: 3));
        client.Stop();
        await ManagedStudies.EndAsync(study);
        await receiver.UntilAsync(r => r.Spans.Count(s => s.Name == "trial train") >= 3
            && Complete(r.Spans.Where(s => s.Trace == trace), requests.Of(client))
            && r.Metrics.Contains("orleanstune.epochs"));

        var spans = receiver.Spans.Where(s => s.Trace == trace).ToDictionary(s => s.Id);
        foreach (var epoch in spans.Values.Where(s => s.Name == "epoch"))
        {
            string[] way = [.. Way(spans, epoch).Select(s => $"{s.Source}: {s.Name}")];
            Assert.Equal("OrleansTune: epoch", way[0]);
            Assert.Equal("OrleansTune: trial train", way[1]);
            AssertInOrder(way, "ITrialGrain/", "OrleansTune: study dispatch", "IStudyGrain/", "Microsoft.AspNetCore: POST /v1/studies");
        }

        Assert.Equal(requests.Of(client), spans.Values.Single(s => s.Name == "POST /v1/studies").Parent);
        Assert.Contains(spans.Values, s => s.Name == "checkpoint write");
        Assert.Contains(receiver.Logs, log => log.Trace == trace && log.Body.Contains("traced", StringComparison.Ordinal));
        // Two trials run at once: the third follows from another's report, in a trace of its own that links to that one.
        var third = receiver.Spans.Single(s => s.Name == "trial train" && s.Trace != trace);
        Assert.Contains(receiver.Spans, s => s.Name == "study dispatch" && s.Trace == third.Trace && s.Parent.Length == 0 && s.LinkedTraces.Contains(trace));
        // The polls of the trainer agent, its broker's writes and the like are nobody's request.
        Assert.DoesNotContain(receiver.Spans, s => s.Parent.Length == 0 && s.Source.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_cluster_the_one_trace_has_spans_of_gateway_silo_and_trainer_processes()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, gateways: 1, trainers: 1, receiver.Environment);
        using var client = new Activity("client") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        string trace = client.TraceId.ToString();

        var study = await cluster.Client(0).Studies.CreateAsync(ManagedStudies.Spec("traced", trials: 1));
        client.Stop();
        await ManagedStudies.EndAsync(study);
        await receiver.UntilAsync(r => r.Spans.Any(s => s.Trace == trace && s.Name == "trial train"));

        var spans = receiver.Spans.Where(s => s.Trace == trace).ToDictionary(s => s.Id);
        var trained = spans.Values.Single(s => s.Name == "trial train");
        var way = Way(spans, trained).ToList();
        AssertInOrder([.. way.Select(s => s.Name)], "trial train", "ITrialGrain/", "study dispatch", "IStudyGrain/", "POST /v1/studies");
        Assert.Equal(3, way.Select(s => s.Process).Distinct().Count());
    }

    /// <summary>Whether two trials'  trainers have ended and every span of the trace has come in but the client's request, which is not sent.</summary>
    private static bool Complete(IEnumerable<ReceivedSpan> spans, string request)
    {
        var seen = spans.ToList();
        var known = seen.Select(s => s.Id).Append(request).ToHashSet();
        return seen.Count(s => s.Name == "trial train") >= 2 && seen.All(s => known.Contains(s.Parent));
    }

    private static IEnumerable<ReceivedSpan> Way(Dictionary<string, ReceivedSpan> spans, ReceivedSpan from)
    {
        for (var span = from; span is not null; span = spans.GetValueOrDefault(span.Parent))
            yield return span;
    }

    private static void AssertInOrder(string[] way, params string[] parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            at = Array.FindIndex(way, at, name => name.Contains(part, StringComparison.Ordinal));
            Assert.True(at >= 0, $"{part} is missing, or not in its place, on the way: {string.Join(" < ", way)}");
        }
    }
}
