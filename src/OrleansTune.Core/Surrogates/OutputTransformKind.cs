namespace OrleansTune.Core.Surrogates;

/// <summary>The maps of losses that a surrogate may choose among.</summary>
internal enum OutputTransformKind
{
    /// <summary>None but a shift and a scale.</summary>
    Linear,

    /// <summary>The logarithm of the distance from the best, softened by the distance that a fifth of the losses exceed: for losses over a few orders of magnitude.</summary>
    Log,

    /// <summary>The same, softened by a tenth of it.</summary>
    StrongLog,

    /// <summary>The same, softened by a hundredth of it: for losses over many orders of magnitude.</summary>
    FullLog,
}
