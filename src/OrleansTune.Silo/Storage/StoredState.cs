namespace OrleansTune.Silo.Storage;

/// <summary>A grain's state as a database holds it.</summary>
/// <param name="ETag">How often the row was written, from 1.</param>
/// <param name="Payload">The state in Orleans' binary form; null when it was cleared.</param>
internal sealed record StoredState(long ETag, byte[]? Payload);
