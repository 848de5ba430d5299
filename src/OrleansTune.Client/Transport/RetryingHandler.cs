using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OrleansTune.Client.Transport;

/// <summary>Tries a call again, with growing waits, while the server is away; within the client's patience.</summary>
internal static class RetryingHandler
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    public static DelegatingHandler Create(OrleansTuneClientOptions options, HttpMessageHandler transport) =>
        new ResilienceHandler(BuildPipeline(options)) { InnerHandler = transport };

    /// <summary>Whether an answer says that the server is away for now.</summary>
    public static bool IsAway(HttpStatusCode status) => AsksToWait(status) || status is HttpStatusCode.RequestTimeout
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether an answer says that the server is there but has too much to do, as another gateway would say too.</summary>
    public static bool AsksToWait(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests;

    private static ResiliencePipeline<HttpResponseMessage> BuildPipeline(OrleansTuneClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        if (options.CallPatience > TimeSpan.Zero)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "OrleansTune.Retry",
                MaxRetryAttempts = AttemptsWithin(options.CallPatience),
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                DelayGenerator = args => ValueTask.FromResult(Wait(WaitAskedFor(args.Outcome.Result, options.TimeProvider))),
                ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
                {
                    { Exception: HttpRequestException or TimeoutRejectedException } => true,
                    { Result: { } response } => IsAway(response.StatusCode) && !(WaitAskedFor(response, options.TimeProvider) > options.CallPatience),
                    _ => false,
                }),
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Name = "OrleansTune.Attempt", Timeout = options.AttemptTimeout }).Build();
    }

    /// <summary>How long the server asks to wait; null when it says nothing.</summary>
    private static TimeSpan? WaitAskedFor(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;

    /// <summary>The wait that is asked for, at most as long as the longest wait of its own accord.</summary>
    private static TimeSpan? Wait(TimeSpan? asked) => asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestDelay.Ticks)) : null;

    /// <summary>How many retries the mean waits (first delay doubling up to the longest) fill a span with; at least 1.</summary>
    private static int AttemptsWithin(TimeSpan patience)
    {
        int attempts = 0;
        for (var (delay, total) = (FirstDelay, TimeSpan.Zero); total < patience; attempts++)
        {
            total += delay;
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }

        return attempts;
    }
}
