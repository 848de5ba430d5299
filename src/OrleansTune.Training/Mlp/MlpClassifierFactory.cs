using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Torch;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Mlp;

/// <summary><c>mlp-classifier</c>: a perceptron of two hidden layers, trained by minibatches with dropout. Measures accuracy, loss and train_loss.</summary>
public sealed class MlpClassifierFactory : ITrainerFactory
{
    /// <summary>The name in a study's spec.</summary>
    public const string TrainerName = "mlp-classifier";

    private static readonly TrainerParameters Known = new(
    [
        new(new FloatParameter("learning_rate", 1e-8, 100), ParameterValue.Of(0.1)),
        new(new FloatParameter("momentum", 0, 0.9999), ParameterValue.Of(0.9)),
        new(new FloatParameter("dropout", 0, 0.99), ParameterValue.Of(0.0)),
        new(new IntParameter("nodes_1", 1, 65_536), ParameterValue.Of(128)),
        new(new IntParameter("nodes_2", 1, 65_536), ParameterValue.Of(64)),
        new(new IntParameter("batch_size", 1, 65_536), ParameterValue.Of(DefaultBatchSize)),
        new(new FloatParameter("weight_decay", 0, 1), ParameterValue.Of(0.0)),
        new(new CategoricalParameter("optimizer", [ParameterValue.Of(SgdOptimizer.OptimizerName), ParameterValue.Of(AdamOptimizer.OptimizerName)]),
            ParameterValue.Of(SgdOptimizer.OptimizerName)),
        new(new FloatParameter("beta2", 0, 0.999999), ParameterValue.Of(0.999)),
    ]);

    private const int DefaultBatchSize = 32;

    /// <inheritdoc/>
    public string Name => TrainerName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => ClassifierTrainer.Metrics;

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec) => SupervisedSpec.Validate(this, Known, spec);

    /// <inheritdoc/>
    public ITrainer Create(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var p = SupervisedSpec.Complete(this, Known, context, out var data);
        var device = TorchDevices.Open(context.Device);
        var network = new Perceptron(data.InputSize, p.GetInt32("nodes_1"), p.GetInt32("nodes_2"), data.ClassCount);
        var optimizer = new OptimizerSettings(p.GetDouble("learning_rate"), p.GetDouble("momentum"), p.GetDouble("weight_decay"), p.GetDouble("beta2"));
        var settings = new ClassifierSettings(p.GetString("optimizer"), optimizer, p.GetInt32("batch_size"), p.GetDouble("dropout"));
        return new ClassifierTrainer(network, settings, data, context.Seed, device);
    }
}
