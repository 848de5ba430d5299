namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>A competing surrogate's hyperparameters.</summary>
/// <param name="Key">Which surrogate.</param>
/// <param name="Score">The negative log posterior on the losses' own scale per observation; smaller is better.</param>
/// <param name="Theta">The hyperparameters, laid out as <c>GpLayout</c> says.</param>
internal sealed record ModelFit(ModelKey Key, double Score, double[] Theta);
