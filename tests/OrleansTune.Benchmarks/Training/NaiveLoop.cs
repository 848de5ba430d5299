using OrleansTune.Training.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Benchmarks.Training;

/// <summary>The training loop as TorchSharp's examples write it: modules, their optimiser, a dispose scope per step; it measures each epoch as well.</summary>
internal sealed class NaiveLoop : IDisposable
{
    private readonly Sequential _net;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs;
    private readonly Tensor _labels;
    private readonly Tensor _validationInputs;
    private readonly Tensor _validationLabels;

    public NaiveLoop(DataSet data, int nodes1, int nodes2)
    {
        _net = Sequential(Linear(data.InputSize, nodes1), ReLU(), Linear(nodes1, nodes2), ReLU(), Linear(nodes2, data.ClassCount));
        _optimizer = optim.SGD(_net.parameters(), 0.05, momentum: 0.9);
        (_inputs, _labels) = Tensors(data.Training);
        (_validationInputs, _validationLabels) = Tensors(data.Validation);
    }

    /// <summary>Trains an epoch; returns the accuracy on the validation part.</summary>
    public double TrainEpoch(int batchSize)
    {
        using var order = randperm(_labels.shape[0]);
        for (int first = 0; first < _labels.shape[0]; first += batchSize)
        {
            using var scope = NewDisposeScope();
            var rows = order.narrow(0, first, Math.Min(batchSize, _labels.shape[0] - first));
            _optimizer.zero_grad();
            var loss = functional.cross_entropy(_net.forward(_inputs.index_select(0, rows)), _labels.index_select(0, rows));
            loss.backward();
            _optimizer.step();
        }

        using var measuring = NewDisposeScope();
        using var gradientsOff = no_grad();
        var outputs = _net.forward(_validationInputs);
        return outputs.argmax(1).eq(_validationLabels).mean([0L], type: ScalarType.Float64).item<double>();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _net.Dispose();
        _inputs.Dispose();
        _labels.Dispose();
        _validationInputs.Dispose();
        _validationLabels.Dispose();
    }

    private static (Tensor Inputs, Tensor Labels) Tensors(Samples samples) =>
        (tensor(samples.Inputs.ToArray(), samples.Count, samples.InputSize), tensor(samples.Labels.ToArray()));
}
