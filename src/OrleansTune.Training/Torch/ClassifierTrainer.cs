using OrleansTune.Core.Numerics;
using OrleansTune.Training.Trainers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Training.Torch;

/// <summary>Trains a net to classify, by minibatches and cross-entropy, and measures it on the validation samples.</summary>
/// <remarks>
/// All randomness of an epoch (the order of the data, the masks of dropout) comes from streams seeded by the trial's seed and the
/// epoch's number. Between epochs these two numbers are the whole random state, on every kind of device.
/// </remarks>
internal sealed class ClassifierTrainer : ITrainer
{
    /// <summary>Validation samples measured at a time: bounds memory on large data.</summary>
    private const int MeasuredAtOnce = 8192;

    private readonly INetwork _network;
    private readonly ClassifierSettings _settings;
    private readonly DeviceSamples _training;
    private readonly DeviceSamples _validation;
    private readonly Device _device;
    private readonly WeightBuffer _weights;
    private readonly IGradientOptimizer _optimizer;
    private ulong _seed;
    private long _steps;
    private bool _isBetweenEpochs = true;
    private bool _isDisposed;

    public ClassifierTrainer(INetwork network, ClassifierSettings settings, Data.DataSet data, ulong seed, Device device)
    {
        (_network, _settings, _seed, _device) = (network, settings, seed, device);
        _training = DeviceSamples.Of(data.Training, device);
        _validation = DeviceSamples.Of(data.Validation, device);
        _weights = new WeightBuffer(network.Weights, RandomStream.For(seed, "weights").NextBits(), device);
        _optimizer = settings.CreateOptimizer(_weights);
    }

    public static IReadOnlyList<string> Metrics { get; } = [MetricNames.Accuracy, MetricNames.Loss, MetricNames.TrainLoss];

    public int Epoch { get; private set; }

    internal WeightBuffer Weights => _weights;

    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
    {
        CheckUsable();
        TorchDevices.UseOneThread();
        _isBetweenEpochs = false;
        double trainLoss = Train(cancellationToken);
        var (accuracy, loss) = Measure(cancellationToken);
        Epoch++;
        _isBetweenEpochs = true;
        return new Dictionary<string, double>
        {
            [MetricNames.Accuracy] = accuracy,
            [MetricNames.Loss] = loss,
            [MetricNames.TrainLoss] = trainLoss,
        };
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
    }

    private double Train(CancellationToken cancellationToken)
    {
        using var epochScope = NewDisposeScope();
        using var dropout = new Dropout(_settings.Dropout, SeedOf("dropout"), _device);
        using var orderGenerator = new Generator(SeedOf("order"), CPU);
        var order = randperm(_training.Count, dtype: ScalarType.Int64, generator: orderGenerator).to(_device);
        var lossSum = zeros(1, dtype: ScalarType.Float64, device: _device);
        for (int first = 0; first < _training.Count; first += _settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stepScope = NewDisposeScope();
            int count = Math.Min(_settings.BatchSize, _training.Count - first);
            var rows = order.narrow(0, first, count);
            var loss = functional.cross_entropy(
                _network.Forward(_training.Inputs.index_select(0, rows), _weights.Views, dropout),
                _training.Labels.index_select(0, rows));
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

    private (double Accuracy, double Loss) Measure(CancellationToken cancellationToken)
    {
        using var gradientsOff = no_grad();
        double loss = 0;
        long right = 0;
        for (int first = 0; first < _validation.Count; first += MeasuredAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int count = Math.Min(MeasuredAtOnce, _validation.Count - first);
            var labels = _validation.Labels.narrow(0, first, count);
            var outputs = _network.Forward(_validation.Inputs.narrow(0, first, count), _weights.Views, dropout: null);
            loss += functional.cross_entropy(outputs, labels, reduction: Reduction.Sum).item<float>();
            right += outputs.argmax(1).eq(labels).sum().item<long>();
        }

        return ((double)right / _validation.Count, loss / _validation.Count);
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
