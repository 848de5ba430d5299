namespace OrleansTune.Grains;

/// <summary>A store has no space left: nothing was written, and nothing can be until an operator makes room.</summary>
/// <param name="cause">What the store said.</param>
public sealed class StorageFullException(Exception cause) : Exception($"The storage is full: {cause.Message}", cause);
