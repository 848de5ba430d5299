using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Training.Torch;

/// <summary>Tells classes apart, by cross-entropy.</summary>
internal sealed class Classification : ILearningTask
{
    public static IReadOnlyList<string> MetricNames { get; } =
        [Trainers.MetricNames.Accuracy, Trainers.MetricNames.Loss, Trainers.MetricNames.TrainLoss, Trainers.MetricNames.Parameters];

    public Tensor TargetsOf(DeviceSamples samples) => samples.Labels!;

    public Tensor Loss(Tensor outputs, Tensor targets) => functional.cross_entropy(outputs, targets);

    public double[] Sums(Tensor outputs, Tensor targets) =>
    [
        functional.cross_entropy(outputs, targets, reduction: Reduction.Sum).item<float>(),
        outputs.argmax(1).eq(targets).sum().item<long>(),
    ];

    public Dictionary<string, double> Metrics(IReadOnlyList<double> sums, int count) => new()
    {
        [Trainers.MetricNames.Accuracy] = sums[1] / count,
        [Trainers.MetricNames.Loss] = sums[0] / count,
    };

    public void Dispose()
    {
        // Holds nothing.
    }
}
