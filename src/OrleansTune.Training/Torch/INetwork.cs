using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>The shape of a net: which weights it has, and how it computes with them. Holds no state.</summary>
internal interface INetwork
{
    /// <summary>The weights, in the order in which <see cref="Forward"/> takes them.</summary>
    IReadOnlyList<WeightShape> Weights { get; }

    /// <summary>The most numbers that a layer gives for one example; at least 1.</summary>
    long LargestLayer { get; }

    /// <summary>The outputs for a batch, a row per example.</summary>
    /// <param name="inputs">A row of inputs per example.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="dropout">Drops activations out while training; null to measure.</param>
    Tensor Forward(Tensor inputs, IReadOnlyList<Tensor> weights, Dropout? dropout);
}
