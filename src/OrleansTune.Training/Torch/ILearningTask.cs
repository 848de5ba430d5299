using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>What a net is to learn: what it is trained towards and what is measured.</summary>
internal interface ILearningTask : IDisposable
{
    /// <summary>What the outputs are compared with, an entry per sample; belongs to the samples.</summary>
    Tensor TargetsOf(DeviceSamples samples);

    /// <summary>The mean loss of a batch, to go backward from.</summary>
    Tensor Loss(Tensor outputs, Tensor targets);

    /// <summary>What <see cref="Metrics"/> needs, added up over a batch.</summary>
    double[] Sums(Tensor outputs, Tensor targets);

    /// <summary>The metrics of the validation samples.</summary>
    /// <param name="sums">The sums of all batches.</param>
    /// <param name="count">The number of samples.</param>
    Dictionary<string, double> Metrics(IReadOnlyList<double> sums, int count);
}
