namespace OrleansTune.Core.Scheduling;

/// <summary>A paused trial that deserves more resource.</summary>
/// <param name="Number">The trial.</param>
/// <param name="Target">The step up to which it is trained now.</param>
public readonly record struct Promotion(int Number, int Target);
