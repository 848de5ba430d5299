using System.Globalization;
using System.Threading.RateLimiting;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;

namespace OrleansTune.Gateway.Auth;

/// <summary>Holds tenants to their requests per second, each gateway for itself.</summary>
internal sealed class TenantRateLimit : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> _limiter = PartitionedRateLimiter.Create<Caller, (string, double?)>(caller =>
        caller.RequestsPerSecond is { } rate
            ? RateLimitPartition.GetTokenBucketLimiter((caller.Tenant, caller.RequestsPerSecond), _ => Bucket(rate))
            : RateLimitPartition.GetNoLimiter<(string, double?)>((caller.Tenant, null)));

    /// <summary>Middleware: lets a request pass, or answers it with 429.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<Caller>() is not { } caller)
        {
            await next(http);
            return;
        }

        using var lease = _limiter.AttemptAcquire(caller);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        double wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after.TotalSeconds : 1;
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait)).ToString(CultureInfo.InvariantCulture);
        await http.WriteProblemAsync(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.RateLimited,
            string.Create(CultureInfo.InvariantCulture, $"The tenant '{caller.Tenant}' may send {caller.RequestsPerSecond} requests per second."));
    }

    public void Dispose() => _limiter.Dispose();

    // A second's worth at once, and no fraction of a token.
    private static TokenBucketRateLimiterOptions Bucket(double rate)
    {
        int tokens = (int)Math.Ceiling(Math.Min(rate, int.MaxValue));
        return new() { TokenLimit = tokens, TokensPerPeriod = tokens, ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / rate), QueueLimit = 0 };
    }
}
