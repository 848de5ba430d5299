using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>A change of a trial that a watcher is told of.</summary>
/// <param name="Trial">The trial after the change.</param>
/// <param name="Before">Its state before; null when it is new.</param>
/// <param name="IsBest">Whether it brought a new best value.</param>
internal sealed record TrialChange(TrialResource Trial, TrialState? Before, bool IsBest);
