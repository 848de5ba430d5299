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

    /// <summary>Weight and bias of a convolution with a square kernel, begun likewise by the inputs of one output.</summary>
    public static WeightShape[] Convolution(long inputs, long outputs, long kernel)
    {
        double bound = 1 / Math.Sqrt(inputs * kernel * kernel);
        return [new([outputs, inputs, kernel, kernel], bound), new([outputs], bound)];
    }
}
