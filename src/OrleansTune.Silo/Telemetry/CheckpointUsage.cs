using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Telemetry;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Telemetry;

/// <summary>Takes the size of the checkpoint store from time to time, while somebody wants to know it.</summary>
/// <param name="store">The store.</param>
/// <param name="volume">Where it is.</param>
/// <param name="instruments">Hears of it.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of faults.</param>
internal sealed partial class CheckpointUsage(
    ICheckpointStore store,
    CheckpointVolume volume,
    CheckpointInstruments instruments,
    IOptions<TelemetryOptions> options,
    TimeProvider time,
    ILogger<CheckpointUsage> logger) : BackgroundService
{
    private readonly ILogger _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.Value.CheckpointUsageInterval;
        if (interval == TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                if (instruments.WantsUsage)
                    await TakeAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Takes it once.</summary>
    internal async Task TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            long bytes = 0;
            await foreach (var checkpoint in store.ListAsync(null, cancellationToken))
                bytes += checkpoint.Length;
            instruments.Stored = bytes;
            if (volume.Directory is not { } directory)
                return;
            var drive = new DriveInfo(directory);
            (instruments.Free, instruments.Size) = (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Figures that are not known are not told, and the next round tries again.
            (instruments.Stored, instruments.Free, instruments.Size) = (null, null, null);
            LogUnknown(e);
        }
    }
}
