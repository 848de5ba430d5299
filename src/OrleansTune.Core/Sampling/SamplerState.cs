using System.Collections.Immutable;

namespace OrleansTune.Core.Sampling;

/// <summary>What a sampler wants kept with the study between suggestions, such as a surrogate's hyperparameters.</summary>
/// <param name="Kind">The sampler's name and the layout's version, such as <c>gp/1</c>; a sampler ignores a state of another kind.</param>
/// <param name="Values">Its numbers; small, for it is written with every suggestion that changes it.</param>
public sealed record SamplerState(string Kind, ImmutableArray<double> Values);
