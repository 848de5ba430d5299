namespace OrleansTune.Training.Isolation;

/// <summary>A trainer process has done what it was asked.</summary>
/// <param name="Epoch">Epochs trained so far.</param>
/// <param name="Metrics">The metrics of the epoch that was asked for; null for anything else.</param>
internal sealed record ChildAnswer(int Epoch, IReadOnlyDictionary<string, double>? Metrics = null);
