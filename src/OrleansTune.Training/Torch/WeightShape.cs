using System.Collections.Immutable;

namespace OrleansTune.Training.Torch;

/// <summary>One tensor of trainable weights.</summary>
/// <param name="Sizes">Its sizes.</param>
/// <param name="Bound">First weights are uniform between minus and plus this.</param>
internal readonly record struct WeightShape(ImmutableArray<long> Sizes, double Bound)
{
    public long Count => Sizes.Aggregate(1L, (product, size) => product * size);

    /// <summary>Weight and bias of a dense layer, begun as PyTorch does: He et al. 2015 with a gain of 1/sqrt(3), so 1/sqrt(inputs).</summary>
    public static WeightShape[] Linear(long inputs, long outputs)
    {
        double bound = 1 / Math.Sqrt(inputs);
        return [new([outputs, inputs], bound), new([outputs], bound)];
    }
}
