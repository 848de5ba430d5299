using OrleansTune.Core.Numerics;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Trainers;
using TorchSharp;
using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Trains a net for a task by minibatches, and measures it on the validation samples.</summary>
/// <remarks>
/// All randomness of an epoch (the order of the data, the masks of dropout) comes from streams seeded by the trial's seed and the
/// epoch's number. Between epochs these two numbers are the whole random state, on every kind of device.
/// </remarks>
internal sealed class SupervisedTrainer : ITrainer
{
    /// <summary>Most numbers that one layer computes at a time while measuring: bounds memory on large data.</summary>
    private const long ActivationsAtOnce = 1 << 22;

    private readonly INetwork _network;
    private readonly ILearningTask _task;
    private readonly SupervisedSettings _settings;
    private readonly DeviceSamples _training;
    private readonly DeviceSamples _validation;
    private readonly Device _device;
    private readonly WeightBuffer _weights;
    private readonly IGradientOptimizer _optimizer;
    private ulong _seed;
    private long _steps;
    private bool _isBetweenEpochs = true;
    private bool _isDisposed;

    /// <exception cref="DeviceMemoryException">The data or the net do not fit into the device's memory.</exception>
    public SupervisedTrainer(INetwork network, ILearningTask task, SupervisedSettings settings, Data.DataSet data, ulong seed, Device device)
    {
        (_network, _task, _settings, _seed, _device) = (network, task, settings, seed, device);
        try
        {
            _training = DeviceSamples.Of(data.Training, device);
            _validation = DeviceSamples.Of(data.Validation, device);
            _weights = new WeightBuffer(network.Weights, RandomStream.For(seed, "weights").NextBits(), device);
            _optimizer = settings.CreateOptimizer(_weights);
        }
        catch (Exception e)
        {
            _weights?.Dispose();
            _task.Dispose();
            if (DeviceMemoryException.IsOutOfMemory(e))
                throw new DeviceMemoryException(device.ToString(), e);
            throw;
        }
    }

    public int Epoch { get; private set; }

    internal WeightBuffer Weights => _weights;

    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
    {
        CheckUsable();
        TorchDevices.UseOneThread();
        _isBetweenEpochs = false;
        try
        {
            double trainLoss = Train(cancellationToken);
            var metrics = Measure(cancellationToken);
            metrics[MetricNames.TrainLoss] = trainLoss;
            metrics[MetricNames.Parameters] = _network.Weights.Sum(shape => shape.Count);
            Epoch++;
            _isBetweenEpochs = true;
            return metrics;
        }
        catch (Exception e) when (DeviceMemoryException.IsOutOfMemory(e))
        {
            throw new DeviceMemoryException(_device.ToString(), e);
        }
    }

    public void Save(Stream destination)
    {
        CheckUsable();
        new TrainerCheckpoint
        {
            Optimizer = _optimizer.Name,
            Seed = _seed,
            Epoch = Epoch,
            Steps = _steps,
            Blocks = [.. State().Select(TensorBlock.Read)],
        }.Write(destination);
    }

    public void Load(Stream source)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var state = State();
        var checkpoint = TrainerCheckpoint.Read(source, _optimizer.Name, [.. state.Select(block => block.numel())]);
        foreach (var (block, values) in state.Zip(checkpoint.Blocks))
            TensorBlock.Write(block, values);
        (_seed, Epoch, _steps) = (checkpoint.Seed, checkpoint.Epoch, checkpoint.Steps);
        _isBetweenEpochs = true;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _optimizer.Dispose();
        _weights.Dispose();
        _task.Dispose();
    }

    private double Train(CancellationToken cancellationToken)
    {
        using var epochScope = NewDisposeScope();
        using var dropout = new Dropout(_settings.Dropout, SeedOf("dropout"), _device);
        using var orderGenerator = new Generator(SeedOf("order"), CPU);
        var order = randperm(_training.Count, dtype: ScalarType.Int64, generator: orderGenerator).to(_device);
        var targets = _task.TargetsOf(_training);
        var lossSum = zeros(1, dtype: ScalarType.Float64, device: _device);
        for (int first = 0; first < _training.Count; first += _settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stepScope = NewDisposeScope();
            int count = Math.Min(_settings.BatchSize, _training.Count - first);
            var rows = order.narrow(0, first, count);
            var loss = _task.Loss(
                _network.Forward(_training.Inputs.index_select(0, rows), _weights.Views, dropout),
                targets.index_select(0, rows));
            _weights.ClearGradients();
            loss.backward();
            using (no_grad())
            {
                _optimizer.Step(_weights, ++_steps);
                using Scalar weight = count;
                lossSum.add_(loss, weight);
            }
        }

        return lossSum.item<double>() / _training.Count;
    }

    private Dictionary<string, double> Measure(CancellationToken cancellationToken)
    {
        using var gradientsOff = no_grad();
        var targets = _task.TargetsOf(_validation);
        int atOnce = (int)Math.Clamp(ActivationsAtOnce / _network.LargestLayer, 1, int.MaxValue);
        double[] sums = [];
        for (int first = 0; first < _validation.Count; first += atOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int count = Math.Min(atOnce, _validation.Count - first);
            var outputs = _network.Forward(_validation.Inputs.narrow(0, first, count), _weights.Views, dropout: null);
            double[] more = _task.Sums(outputs, targets.narrow(0, first, count));
            sums = sums.Length == 0 ? more : [.. sums.Zip(more, (a, b) => a + b)];
        }

        return _task.Metrics(sums, _validation.Count);
    }

    private ulong SeedOf(string purpose) => RandomStream.For(_seed, purpose, Epoch).NextBits();

    private IReadOnlyList<Tensor> State() => [_weights.Values, .. _optimizer.Memory];

    private void CheckUsable()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_isBetweenEpochs)
            throw new InvalidOperationException("An epoch ended early: load a checkpoint first.");
    }
}
