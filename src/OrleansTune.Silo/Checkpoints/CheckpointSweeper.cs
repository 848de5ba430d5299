using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Deletes, now and then, what crashes left in the checkpoint store: half-written files, and checkpoints that no trial refers to.</summary>
internal sealed partial class CheckpointSweeper(
    ICheckpointStore store,
    SpareCheckpoints spares,
    IOptions<CheckpointOptions> options,
    TimeProvider time,
    ILogger<CheckpointSweeper> logger) : BackgroundService
{
    // Writing one takes seconds; whoever takes an hour for it is gone.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private readonly ILogger _logger = logger;

    /// <summary>Sweeps once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        int unfinished = await store.DeleteAbandonedAsync(Abandoned, cancellationToken);
        var stored = new List<CheckpointInfo>();
        await foreach (var checkpoint in store.ListAsync(scope: null, cancellationToken))
            stored.Add(checkpoint);
        long freed = await spares.DeleteOrphansAsync(stored, cancellationToken);
        if (unfinished > 0 || freed > 0)
            LogSwept(unfinished, freed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogSweepFailed(e, options.Value.SweepInterval);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Swept the checkpoint store: {Unfinished} half-written files and {Bytes} bytes of checkpoints that no trial refers to")]
    private partial void LogSwept(int unfinished, long bytes);

    [LoggerMessage(LogLevel.Warning, "The checkpoint store could not be swept; trying again in {Interval}")]
    private partial void LogSweepFailed(Exception exception, TimeSpan interval);
}
