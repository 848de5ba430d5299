using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Benchmarks.Training;

/// <summary>The training loop as TorchSharp's examples write it: modules, their optimiser, a dispose scope per step.</summary>
internal sealed class NaiveLoop : IDisposable
{
    private readonly Sequential _net;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs;
    private readonly Tensor _labels;

    public NaiveLoop(float[] inputs, long[] labels, int classes, int nodes1, int nodes2)
    {
        int size = inputs.Length / labels.Length;
        _net = Sequential(Linear(size, nodes1), ReLU(), Linear(nodes1, nodes2), ReLU(), Linear(nodes2, classes));
        _optimizer = optim.SGD(_net.parameters(), 0.05, momentum: 0.9);
        _inputs = tensor(inputs, labels.Length, size);
        _labels = tensor(labels);
    }

    public void TrainEpoch(int batchSize)
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
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _net.Dispose();
        _inputs.Dispose();
        _labels.Dispose();
    }
}
