using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Scheduling;

/// <summary>An epoch that a <see cref="SimulatedCluster"/> trained.</summary>
/// <param name="Time">When it was done; an epoch takes one unit of time.</param>
/// <param name="Spent">Epochs trained so far over all trials, this one included.</param>
/// <param name="Trial">The trial, before it learns of the measurement.</param>
/// <param name="Value">What it measured.</param>
public readonly record struct TrainedEpoch(long Time, long Spent, Trial Trial, double Value);
