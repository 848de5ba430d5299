using OrleansTune.Training.Torch;
using static TorchSharp.torch;

namespace OrleansTune.Training.Tests.Torch;

/// <summary>Against TorchSharp's own optimisers, which follow PyTorch's.</summary>
public sealed class GradientOptimizerTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.9, 0.0)]
    [InlineData(0.7, 0.01)]
    public void Sgd_takes_the_steps_of_PyTorch(double momentum, double weightDecay) => TakesTheSameSteps(
        new OptimizerSettings(0.05, momentum, weightDecay, 0),
        (weights, settings) => new SgdOptimizer(weights, settings),
        parameter => optim.SGD([parameter], 0.05, momentum, weight_decay: weightDecay));

    [Theory]
    [InlineData(0.9, 0.999, 0.0)]
    [InlineData(0.5, 0.9, 0.01)]
    public void Adam_takes_the_steps_of_PyTorch(double beta1, double beta2, double weightDecay) => TakesTheSameSteps(
        new OptimizerSettings(0.01, beta1, weightDecay, beta2),
        (weights, settings) => new AdamOptimizer(weights, settings),
        parameter => optim.Adam([parameter], 0.01, beta1, beta2, weight_decay: weightDecay));

    private static void TakesTheSameSteps(
        OptimizerSettings settings,
        Func<WeightBuffer, OptimizerSettings, IGradientOptimizer> create,
        Func<TorchSharp.Modules.Parameter, optim.Optimizer> reference)
    {
        using var scope = NewDisposeScope();
        using var weights = new WeightBuffer([new WeightShape([4, 3], 1)], seed: 5, CPU);
        using var optimizer = create(weights, settings);
        var parameter = nn.Parameter(weights.Values.clone());
        using var theirs = reference(parameter);
        using var generator = new Generator(3, CPU);
        for (int step = 1; step <= 20; step++)
        {
            var target = rand([12], generator: generator);
            weights.ClearGradients();
            (weights.Views[0].view(-1) - target).pow(2).sum().backward();
            using (no_grad())
                optimizer.Step(weights, step);
            theirs.zero_grad();
            (parameter - target).pow(2).sum().backward();
            theirs.step();
        }

        float furthest = (weights.Values - parameter).abs().max().item<float>();
        Assert.InRange(furthest, 0, 1e-5f);
    }
}
