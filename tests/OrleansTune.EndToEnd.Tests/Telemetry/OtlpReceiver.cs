using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>A receiver of OTLP over HTTP, in the place of a collector: keeps the spans, the names of metrics and the traces of log records.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentDictionary<string, byte> _metrics = new();
    private readonly ConcurrentQueue<(string Trace, string Body)> _logs = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>What a process must find in its environment to send everything here, soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public IReadOnlyList<ReceivedSpan> Spans => [.. _spans];

    public IReadOnlyCollection<string> Metrics => [.. _metrics.Keys];

    public IReadOnlyList<(string Trace, string Body)> Logs => [.. _logs];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/{signal}", receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until what was received meets a condition.</summary>
    public async Task UntilAsync(Func<OtlpReceiver, bool> met)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var news = _news.Task;
            if (met(this))
                return;
            await news.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"What is waited for did not come. Spans:\n{string.Join('\n', _spans)}\nMetrics: {string.Join(", ", _metrics.Keys)}");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        ReadOnlyMemory<byte> message = body.ToArray();
        switch (signal)
        {
            case "traces":
                AddSpans(message);
                break;
            case "metrics":
                foreach (var metric in message.At(1, 2, 2))
                    _metrics[metric.At(1).Text()] = 0;
                break;
            case "logs":
                foreach (var record in message.At(1, 2, 2))
                    _logs.Enqueue((record.At(9).Hex(), record.At(5, 1).Text()));
                break;
        }

        Interlocked.Exchange(ref _news, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return Results.Bytes([], "application/x-protobuf");
    }

    private void AddSpans(ReadOnlyMemory<byte> message)
    {
        foreach (var resource in message.At(1))
        {
            string process = resource.At(1, 1).Where(a => a.At(1).Text() == "service.instance.id").Select(a => a.At(2, 1).Text()).First();
            foreach (var scope in resource.At(2))
                AddSpans(scope, process);
        }
    }

    private void AddSpans(ReadOnlyMemory<byte> scope, string process)
    {
        string source = scope.At(1, 1).Text();
        foreach (var span in scope.At(2))
        {
            _spans.Enqueue(new(
                source,
                process,
                span.At(1).Hex(),
                span.At(2).Hex(),
                span.At(4).Hex(),
                span.At(5).Text(),
                [.. span.At(13).Select(link => link.At(1).Hex())]));
        }
    }
}
