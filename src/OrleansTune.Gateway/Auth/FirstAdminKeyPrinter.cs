namespace OrleansTune.Gateway.Auth;

/// <summary>Prints a new cluster's first admin key as <c>admin key: …</c>, as soon as the cluster can issue it.</summary>
internal sealed partial class FirstAdminKeyPrinter(
    FirstAdminKey key, IHostApplicationLifetime host, TimeProvider time, ILogger<FirstAdminKeyPrinter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly ILogger _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (true)
        {
            try
            {
                // Printed and not logged: logs have copies in more places.
                if (await key.IssueAsync(stoppingToken) is { } issued)
                    await Console.Out.WriteLineAsync($"admin key: {issued}");
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotYet(e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>Waits until the host has started: before, it may not be connected to the cluster.</summary>
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(LogLevel.Warning, "Whether the cluster needs a first admin key cannot be told yet; trying again")]
    private partial void LogNotYet(Exception exception);
}
