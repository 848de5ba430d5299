using System.Collections.Immutable;
using OrleansTune.Training.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Training.Cnn;

/// <summary>Two convolutions of 3 x 3, each followed by a rectifier and the maximum of 2 x 2, then two dense layers; dropout before each of these.</summary>
internal sealed class ConvolutionalNet : INetwork
{
    /// <summary>The least side of an image that is left a pixel by halving it twice.</summary>
    public const int LeastSide = 4;

    private const int Kernel = 3;
    private const int Pooled = 2;
    private readonly ImmutableArray<long> _shape;

    /// <param name="shape">Channels, rows and columns of an image.</param>
    /// <param name="filters1">Filters of the first convolution.</param>
    /// <param name="filters2">Filters of the second.</param>
    /// <param name="nodes">Nodes of the hidden dense layer.</param>
    /// <param name="classes">Outputs.</param>
    public ConvolutionalNet(ImmutableArray<long> shape, int filters1, int filters2, int nodes, int classes)
    {
        _shape = shape;
        long pixels = shape[1] * shape[2];
        long flat = filters2 * (shape[1] / Pooled / Pooled) * (shape[2] / Pooled / Pooled);
        Weights =
        [
            .. WeightShape.Convolution(shape[0], filters1, Kernel),
            .. WeightShape.Convolution(filters1, filters2, Kernel),
            .. WeightShape.Linear(flat, nodes),
            .. WeightShape.Linear(nodes, classes),
        ];
        LargestLayer = Math.Max(Math.Max(filters1 * pixels, filters2 * pixels / (Pooled * Pooled)), nodes);
    }

    public IReadOnlyList<WeightShape> Weights { get; }

    public long LargestLayer { get; }

    public Tensor Forward(Tensor inputs, IReadOnlyList<Tensor> weights, Dropout? dropout)
    {
        var values = inputs.view(-1, _shape[0], _shape[1], _shape[2]);
        for (int layer = 0; layer < 2; layer++)
        {
            values = functional.conv2d(values, weights[2 * layer], weights[(2 * layer) + 1], padding: [Kernel / 2, Kernel / 2]).relu_();
            values = functional.max_pool2d(values, Pooled);
        }

        values = values.flatten(1);
        values = dropout?.Apply(values) ?? values;
        values = functional.linear(values, weights[4], weights[5]).relu_();
        values = dropout?.Apply(values) ?? values;
        return functional.linear(values, weights[6], weights[7]);
    }
}
