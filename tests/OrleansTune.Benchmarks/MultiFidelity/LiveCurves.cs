using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Digits;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Benchmarks.MultiFidelity;

/// <summary>The perceptron on the digits data, really trained: a paused trial's trainer stays in memory.</summary>
internal sealed class LiveCurves : ICurveTask, IDisposable
{
    private readonly MlpClassifierFactory _factory = new();
    private readonly DataSet _data = new DigitsSource().Load(string.Empty, default);
    private readonly Dictionary<int, ITrainer> _trainers = [];

    public SearchSpace Space { get; } = new(
    [
        new FloatParameter("learning_rate", 1e-4, 1, log: true),
        new FloatParameter("momentum", 0, 0.99),
        new FloatParameter("dropout", 0, 0.8),
        new IntParameter("nodes_1", 8, 256, log: true),
        new IntParameter("nodes_2", 8, 256, log: true),
    ]);

    public Objective Objective { get; } = new(MetricNames.Accuracy, Direction.Maximize);

    public int Steps => 27;

    public ParameterSet Place(ParameterSet suggested) => suggested;

    public double Measure(Trial trial, int step)
    {
        if (!_trainers.TryGetValue(trial.Number, out var trainer))
            _trainers.Add(trial.Number, trainer = _factory.Create(new() { Parameters = trial.Parameters, Seed = (ulong)trial.Number, Data = _data }));
        return trainer.TrainEpoch(default)[MetricNames.Accuracy];
    }

    public void Dispose()
    {
        foreach (var trainer in _trainers.Values)
            trainer.Dispose();
    }
}
