namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>What a trial taught: where, and how it turned out.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="Point">The encoded point; with rungs, followed by the share of the full resource it was measured at.</param>
/// <param name="Losses">A value per objective, smaller is better; all finite.</param>
/// <param name="Constraints">A value per constraint, feasible when at most 0; empty when they were not told.</param>
/// <param name="IsFeasible">Whether it may be the best.</param>
internal sealed record Observation(int Number, double[] Point, double[] Losses, double[] Constraints, bool IsFeasible = true);
