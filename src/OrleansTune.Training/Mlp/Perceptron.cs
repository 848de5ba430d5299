using OrleansTune.Training.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Training.Mlp;

/// <summary>A perceptron: dense layers, with rectifiers and dropout between them.</summary>
internal sealed class Perceptron : INetwork
{
    private readonly int _layers;

    /// <param name="sizes">Nodes of each layer, inputs first, outputs last.</param>
    public Perceptron(params ReadOnlySpan<long> sizes)
    {
        _layers = sizes.Length - 1;
        var weights = new List<WeightShape>();
        for (int layer = 0; layer < _layers; layer++)
        {
            weights.AddRange(WeightShape.Linear(sizes[layer], sizes[layer + 1]));
            LargestLayer = Math.Max(LargestLayer, sizes[layer + 1]);
        }

        Weights = weights;
    }

    public IReadOnlyList<WeightShape> Weights { get; }

    public long LargestLayer { get; }

    public Tensor Forward(Tensor inputs, IReadOnlyList<Tensor> weights, Dropout? dropout)
    {
        var values = inputs;
        for (int layer = 0; layer < _layers; layer++)
        {
            values = functional.linear(values, weights[2 * layer], weights[(2 * layer) + 1]);
            if (layer == _layers - 1)
                break;
            values = values.relu_();
            values = dropout?.Apply(values) ?? values;
        }

        return values;
    }
}
