namespace OrleansTune.Training.Torch;

/// <summary>The hyperparameters of gradient optimisers.</summary>
/// <param name="LearningRate">Length of a step; above 0.</param>
/// <param name="Momentum">What remains of the last direction; from 0, below 1. Adam's beta 1.</param>
/// <param name="WeightDecay">Weight of the squared weights' half sum in the loss; 0 or more.</param>
/// <param name="Beta2">What remains of Adam's mean squared gradient; from 0, below 1.</param>
internal sealed record OptimizerSettings(double LearningRate, double Momentum, double WeightDecay, double Beta2);
