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
    /// <remarks>The server itself never says that there were too many requests; a proxy in front of it may.</remarks>
    public static bool IsAway(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

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
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome switch
                {
                    { Exception: HttpRequestException or TimeoutRejectedException } => true,
                    { Result: { } response } => IsAway(response.StatusCode),
                    _ => false,
                }),
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Name = "OrleansTune.Attempt", Timeout = options.AttemptTimeout }).Build();
    }

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
