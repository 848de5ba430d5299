using TorchSharp;
using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Dropout (Srivastava et al. 2014) whose masks come from a stream of its own.</summary>
/// <remarks>Libtorch's own dropout draws from the process's one generator, which trainers on other threads draw from as well.</remarks>
internal sealed class Dropout : IDisposable
{
    private readonly double _keep;
    private readonly Scalar _scale;
    private readonly Generator _generator;

    /// <param name="rate">The probability that an activation is dropped; from 0, below 1.</param>
    /// <param name="seed">The seed of the masks.</param>
    /// <param name="device">Where the activations are.</param>
    public Dropout(double rate, ulong seed, Device device)
    {
        _keep = 1 - rate;
        _scale = 1 / _keep;
        _generator = new Generator(seed, device);
    }

    public Tensor Apply(Tensor activations)
    {
        if (_keep == 1)
            return activations;
        using var mask = empty_like(activations, requires_grad: false).bernoulli_(_keep, _generator).mul_(_scale);
        return activations * mask;
    }

    public void Dispose()
    {
        _scale.Dispose();
        _generator.Dispose();
    }
}
