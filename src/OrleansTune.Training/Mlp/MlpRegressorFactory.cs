using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Supervised;
using OrleansTune.Training.Torch;

namespace OrleansTune.Training.Mlp;

/// <summary>
/// <c>mlp-regressor</c>: a perceptron of two hidden layers that predicts a number, trained by minibatches with dropout. Measures rmse,
/// r2, loss, train_loss and parameters.
/// </summary>
public sealed class MlpRegressorFactory() : SupervisedFactory(MlpParameters.OfTheNet)
{
    /// <inheritdoc/>
    public override string Name => "mlp-regressor";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics => Regression.MetricNames;

    private protected override string? DataFault(DataSet data) => data.HasValues
        ? null
        : "has no numbers to predict: its target is a class, or a cell of it is no number.";

    private protected override INetwork CreateNetwork(DataSet data, ParameterSet parameters) =>
        MlpParameters.Create(data.InputSize, parameters, outputs: 1);

    private protected override ILearningTask CreateTask(DataSet data) => new Regression(data);
}
