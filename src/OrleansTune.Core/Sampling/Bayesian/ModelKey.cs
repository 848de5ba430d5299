using System.Collections.Immutable;
using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>One of the surrogates that compete for a study: how outputs are mapped, and whether dimensions have terms of their own.</summary>
internal readonly record struct ModelKey(OutputTransformKind Output, bool IsAdditive)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ModelKey> All { get; } =
    [
        .. Enum.GetValues<OutputTransformKind>().SelectMany(kind => new[] { new ModelKey(kind, false), new ModelKey(kind, true) }),
    ];
}
