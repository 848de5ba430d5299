using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Supervised;
using OrleansTune.Training.Torch;

namespace OrleansTune.Training.Cnn;

/// <summary>
/// <c>cnn-classifier</c>: two convolutions with pooling and a dense layer, for images; trained by minibatches with dropout. Measures
/// accuracy, loss, train_loss and parameters.
/// </summary>
public sealed class CnnClassifierFactory() : SupervisedFactory(
[
    new(new IntParameter("filters_1", 1, 4096), ParameterValue.Of(16)),
    new(new IntParameter("filters_2", 1, 4096), ParameterValue.Of(32)),
    new(new IntParameter("nodes", 1, 65_536), ParameterValue.Of(128)),
])
{
    /// <inheritdoc/>
    public override string Name => "cnn-classifier";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Metrics => Classification.MetricNames;

    private protected override string? DataFault(DataSet data) => ClassesMissing(data)
        ?? (data.InputShape is [_, >= ConvolutionalNet.LeastSide, >= ConvolutionalNet.LeastSide]
            ? null
            : $"is no images: its examples are of shape {string.Join(" x ", data.InputShape)}; expected channels x rows x columns of at least {ConvolutionalNet.LeastSide} pixels a side.");

    private protected override INetwork CreateNetwork(DataSet data, ParameterSet parameters) => new ConvolutionalNet(
        data.InputShape, parameters.GetInt32("filters_1"), parameters.GetInt32("filters_2"), parameters.GetInt32("nodes"), data.ClassCount);

    private protected override ILearningTask CreateTask(DataSet data) => new Classification();
}
