namespace OrleansTune.Training.Torch;

/// <summary>How a net is trained, whatever its shape and task.</summary>
/// <param name="Optimizer">The optimiser's name.</param>
/// <param name="Steps">The optimiser's hyperparameters.</param>
/// <param name="BatchSize">Samples per step; at least 1.</param>
/// <param name="Dropout">The probability that an activation is dropped; from 0, below 1.</param>
internal sealed record SupervisedSettings(string Optimizer, OptimizerSettings Steps, int BatchSize, double Dropout)
{
    public IGradientOptimizer CreateOptimizer(WeightBuffer weights) => Optimizer switch
    {
        SgdOptimizer.OptimizerName => new SgdOptimizer(weights, Steps),
        AdamOptimizer.OptimizerName => new AdamOptimizer(weights, Steps),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), Optimizer, "There is no such optimiser."),
    };
}
