namespace OrleansTune.Core.Surrogates;

/// <summary>Where a Gaussian process keeps its hyperparameters, all as logarithms, in one vector.</summary>
/// <param name="Dimension">d, the number of dimensions.</param>
/// <param name="IsAdditive">Whether there is a one-dimensional term per dimension beside the joint one.</param>
/// <param name="HasPartial">Whether some observations are of trials not trained to the end, and carry a noise of their own.</param>
internal readonly record struct GpLayout(int Dimension, bool IsAdditive, bool HasPartial = false)
{
    /// <summary>Number of hyperparameters; the first d are the length scales of the joint term.</summary>
    public int Length => (IsAdditive ? (3 * Dimension) + 2 : Dimension + 2) + (HasPartial ? 1 : 0);

    /// <summary>The joint term's variance.</summary>
    public int Variance => Dimension;

    /// <summary>The noise's variance.</summary>
    public int Noise => Dimension + 1;


    /// <summary>A dimension's length scale in its own term.</summary>
    public int OwnLength(int d) => Dimension + 2 + d;

    /// <summary>The variance of what the first step of a trial does not tell of its end; it falls to 0 as trials get longer.</summary>
    public int PartialNoise => Length - 1;

    /// <summary>The variance of a dimension's own term.</summary>
    public int OwnVariance(int d) => (2 * Dimension) + 2 + d;
}
