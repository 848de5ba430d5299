using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling;

/// <summary>A sampler's answer.</summary>
/// <param name="Points">
/// The suggested points, in order; fewer than asked for (down to none) only when the sampler has no further point: a grid or a finite space used up.
/// </param>
/// <param name="State">What to hand back with the next request.</param>
public sealed record SamplingResult(IReadOnlyList<ParameterSet> Points, SamplerState? State);
