using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Data;
using OrleansTune.Training.Torch;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Supervised;

/// <summary>The built-in trainers of nets that learn from examples: what they have in common.</summary>
public abstract class SupervisedFactory : ITrainerFactory
{
    private const int DefaultBatchSize = 32;
    private readonly TrainerParameters _known;

    private protected SupervisedFactory(IReadOnlyList<TrainerParameter> ofTheNet) => _known = new(
    [
        new(new FloatParameter("learning_rate", 1e-8, 100), ParameterValue.Of(0.1)),
        new(new FloatParameter("momentum", 0, 0.9999), ParameterValue.Of(0.9)),
        new(new FloatParameter("dropout", 0, 0.99), ParameterValue.Of(0.0)),
        .. ofTheNet,
        new(new IntParameter("batch_size", 1, 65_536), ParameterValue.Of(DefaultBatchSize)),
        new(new FloatParameter("weight_decay", 0, 1), ParameterValue.Of(0.0)),
        new(new CategoricalParameter("optimizer", [ParameterValue.Of(SgdOptimizer.OptimizerName), ParameterValue.Of(AdamOptimizer.OptimizerName)]),
            ParameterValue.Of(SgdOptimizer.OptimizerName)),
        new(new FloatParameter("beta2", 0, 0.999999), ParameterValue.Of(0.999)),
    ]);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Metrics { get; }

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec) => SupervisedSpec.Validate(this, _known, spec);

    /// <inheritdoc/>
    public ITrainer Create(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var p = SupervisedSpec.Complete(this, _known, context, out var data);
        if (DataFault(data) is { } fault)
            throw new TrainerContextException(Name, [new("data", $"('{data.Name}') {fault}")]);
        var device = TorchDevices.Open(context.Device);
        var optimizer = new OptimizerSettings(p.GetDouble("learning_rate"), p.GetDouble("momentum"), p.GetDouble("weight_decay"), p.GetDouble("beta2"));
        var settings = new SupervisedSettings(p.GetString("optimizer"), optimizer, p.GetInt32("batch_size"), p.GetDouble("dropout"));
        return new SupervisedTrainer(CreateNetwork(data, p), CreateTask(data), settings, data, context.Seed, device);
    }

    /// <summary>Why the data is not what this trainer can learn from, continuing a sentence; null when it is.</summary>
    private protected abstract string? DataFault(DataSet data);

    private protected abstract INetwork CreateNetwork(DataSet data, ParameterSet parameters);

    private protected abstract ILearningTask CreateTask(DataSet data);

    /// <summary>Why classes cannot be learnt from the data; null when they can.</summary>
    private protected static string? ClassesMissing(DataSet data) => data.ClassCount > 0
        ? null
        : "has no classes: its target is a number with fractions or with too many different values.";
}
