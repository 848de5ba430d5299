using TorchSharp;
using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Stochastic gradient descent with heavy-ball momentum (Polyak 1964), as PyTorch states it: v = m v + g, w = w - r v.</summary>
internal sealed class SgdOptimizer : IGradientOptimizer
{
    public const string OptimizerName = "sgd";

    private readonly Tensor _velocity;
    private readonly Scalar _step;
    private readonly Scalar _momentum;
    private readonly Scalar? _weightDecay;

    public SgdOptimizer(WeightBuffer weights, OptimizerSettings settings)
    {
        _velocity = zeros_like(weights.Values).DetachFromDisposeScope();
        _step = -settings.LearningRate;
        _momentum = settings.Momentum;
        _weightDecay = settings.WeightDecay > 0 ? settings.WeightDecay : null;
    }

    public string Name => OptimizerName;

    public IReadOnlyList<Tensor> Memory => [_velocity];

    public void Step(WeightBuffer weights, long number)
    {
        if (_weightDecay is not null)
            weights.Gradients.add_(weights.Values, _weightDecay);
        _velocity.mul_(_momentum).add_(weights.Gradients);
        weights.Values.add_(_velocity, _step);
    }

    public void Dispose()
    {
        _velocity.Dispose();
        _step.Dispose();
        _momentum.Dispose();
        _weightDecay?.Dispose();
    }
}
