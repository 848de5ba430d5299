using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Turns gradients into a step of the weights.</summary>
internal interface IGradientOptimizer : IDisposable
{
    /// <summary>The name in a trial's parameters.</summary>
    string Name { get; }

    /// <summary>What it remembers between steps, each as large as the weights.</summary>
    IReadOnlyList<Tensor> Memory { get; }

    /// <summary>Changes the weights by their gradients, which it may overwrite. To be called with gradient mode off.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="number">The number of this step over the trial's life, from 1.</param>
    void Step(WeightBuffer weights, long number);
}
