using TorchSharp;
using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Adam (Kingma and Ba 2015), with <see cref="OptimizerSettings.Momentum"/> as beta 1 and an epsilon of 1e-8.</summary>
internal sealed class AdamOptimizer : IGradientOptimizer
{
    public const string OptimizerName = "adam";

    private readonly OptimizerSettings _settings;
    private readonly Tensor _mean;
    private readonly Tensor _square;
    private readonly Scalar _beta1;
    private readonly Scalar _fresh1;
    private readonly Scalar _beta2;
    private readonly Scalar _fresh2;
    private readonly Scalar _epsilon = 1e-8;
    private readonly Scalar? _weightDecay;

    public AdamOptimizer(WeightBuffer weights, OptimizerSettings settings)
    {
        _settings = settings;
        _mean = zeros_like(weights.Values).DetachFromDisposeScope();
        _square = zeros_like(weights.Values).DetachFromDisposeScope();
        (_beta1, _fresh1) = (settings.Momentum, 1 - settings.Momentum);
        (_beta2, _fresh2) = (settings.Beta2, 1 - settings.Beta2);
        _weightDecay = settings.WeightDecay > 0 ? settings.WeightDecay : null;
    }

    public string Name => OptimizerName;

    public IReadOnlyList<Tensor> Memory => [_mean, _square];

    public void Step(WeightBuffer weights, long number)
    {
        var gradients = weights.Gradients;
        if (_weightDecay is not null)
            gradients.add_(weights.Values, _weightDecay);
        _mean.mul_(_beta1).add_(gradients, _fresh1);
        _square.mul_(_beta2).addcmul_(gradients, gradients, _fresh2);
        using Scalar unbias = 1 / Math.Sqrt(1 - Math.Pow(_settings.Beta2, number));
        using Scalar step = -_settings.LearningRate / (1 - Math.Pow(_settings.Momentum, number));
        weights.Values.addcdiv_(_mean, _square.sqrt().mul_(unbias).add_(_epsilon), step);
    }

    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
        foreach (var scalar in new[] { _beta1, _fresh1, _beta2, _fresh2, _epsilon, _weightDecay })
            scalar?.Dispose();
    }
}
