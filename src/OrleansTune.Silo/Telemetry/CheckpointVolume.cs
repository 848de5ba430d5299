namespace OrleansTune.Silo.Telemetry;

/// <summary>Where on this host's disks checkpoints are kept.</summary>
/// <param name="Directory">Their directory; null when they are not on a disk of this host.</param>
internal sealed record CheckpointVolume(string? Directory);
