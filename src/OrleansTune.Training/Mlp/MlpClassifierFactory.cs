using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Supervised;
using OrleansTune.Training.Torch;

namespace OrleansTune.Training.Mlp;

/// <summary><c>mlp-classifier</c>: a perceptron of two hidden layers, trained by minibatches with dropout. Measures accuracy, loss, train_loss and parameters.</summary>
public sealed class MlpClassifierFactory() : SupervisedFactory(MlpParameters.OfTheNet)
{
    /// <inheritdoc/>
    public override string Name => "mlp-classifier";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics => Classification.MetricNames;

    private protected override string? DataFault(DataSet data) => ClassesMissing(data);

    private protected override INetwork CreateNetwork(DataSet data, ParameterSet parameters) =>
        MlpParameters.Create(data.InputSize, parameters, data.ClassCount);

    private protected override ILearningTask CreateTask(DataSet data) => new Classification();
}
