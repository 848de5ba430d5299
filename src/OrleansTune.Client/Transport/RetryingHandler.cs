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

    private static readonly ResiliencePropertyKey<long> FirstFailure = new("OrleansTune.FirstFailure");

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
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                DelayGenerator = args => ValueTask.FromResult(Wait(WaitAskedFor(args.Outcome.Result, options.TimeProvider))),
                ShouldHandle = args => ValueTask.FromResult(IsAway(args.Outcome) && !AsksForTooMuch(args.Outcome.Result, options) && IsPatient(args.Context, options)),
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Name = "OrleansTune.Attempt", Timeout = options.AttemptTimeout }).Build();
    }

    /// <summary>How long the server asks to wait; null when it says nothing.</summary>
    private static TimeSpan? WaitAskedFor(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;

    /// <summary>The wait that is asked for, within the shortest and the longest wait of the client's own accord.</summary>
    private static TimeSpan? Wait(TimeSpan? asked) => asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, FirstDelay.Ticks, LongestDelay.Ticks)) : null;

    /// <summary>Whether the server asks for more time than there is patience: to try again is to be refused again.</summary>
    private static bool AsksForTooMuch(HttpResponseMessage? response, OrleansTuneClientOptions options) =>
        WaitAskedFor(response, options.TimeProvider) > options.CallPatience;

    private static bool IsAway(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { } response } => IsAway(response.StatusCode),
        _ => false,
    };

    /// <summary>Whether the call's patience, which begins with its first failure, lasts; waits that the server asks for do not shorten it.</summary>
    private static bool IsPatient(ResilienceContext call, OrleansTuneClientOptions options)
    {
        long now = options.TimeProvider.GetTimestamp();
        if (call.Properties.TryGetValue(FirstFailure, out long first))
            return options.TimeProvider.GetElapsedTime(first, now) < options.CallPatience;
        call.Properties.Set(FirstFailure, now);
        return true;
    }
}
