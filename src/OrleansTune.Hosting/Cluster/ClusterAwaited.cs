using Microsoft.Extensions.Logging;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Has a client that finds no silo at its start try again until there is one.</summary>
internal sealed partial class ClusterAwaited(TimeProvider time, ILogger<ClusterAwaited> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ILogger _logger = logger;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogAway(exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo of the cluster answers yet: {Reason}")]
    private partial void LogAway(string reason);
}
