using System.Runtime.CompilerServices;
using OrleansTune.Training.Data;
using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Samples on a device: copied once, then shared by every trainer of the process that computes there.</summary>
/// <remarks>The copy lives as long as the samples do. Nobody writes to it.</remarks>
internal sealed class DeviceSamples
{
    private static readonly ConditionalWeakTable<Samples, Dictionary<string, DeviceSamples>> Copies = [];

    private DeviceSamples(Samples samples, Device device)
    {
        using var scope = NewDisposeScope();
        Count = samples.Count;
        Inputs = tensor(samples.Inputs.ToArray(), samples.Count, samples.InputSize).to(device).DetachFromDisposeScope();
        if (!samples.Labels.IsEmpty)
            Labels = tensor(samples.Labels.ToArray()).to(device).DetachFromDisposeScope();
        if (!samples.Values.IsEmpty)
            Values = tensor(samples.Values.ToArray()).to(device).DetachFromDisposeScope();
    }

    public int Count { get; }

    /// <summary>A row of inputs per sample.</summary>
    public Tensor Inputs { get; }

    /// <summary>The class of each sample; null when there are none.</summary>
    public Tensor? Labels { get; }

    /// <summary>The number to predict for each sample; null when there are none.</summary>
    public Tensor? Values { get; }

    public static DeviceSamples Of(Samples samples, Device device)
    {
        var copies = Copies.GetOrCreateValue(samples);
        lock (copies)
        {
            if (!copies.TryGetValue(device.ToString(), out var copy))
                copies.Add(device.ToString(), copy = new DeviceSamples(samples, device));
            return copy;
        }
    }
}
