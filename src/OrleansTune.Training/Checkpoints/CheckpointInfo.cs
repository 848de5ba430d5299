namespace OrleansTune.Training.Checkpoints;

/// <summary>A checkpoint that a store holds.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Written">When it was written.</param>
public sealed record CheckpointInfo(CheckpointReference Reference, long Length, DateTimeOffset Written);
