namespace OrleansTune.Training.Devices;

/// <summary>The device asked for is not on this machine: ask for another, or train elsewhere.</summary>
public sealed class DeviceUnavailableException : Exception
{
    /// <summary>An error about the given device, on a machine with the given number of GPUs.</summary>
    public DeviceUnavailableException(TrainerDevice device, int gpuCount)
        : base(gpuCount == 0
            ? $"The device '{device}' is not available: libtorch finds no GPU here (a build for the CPU, or no driver). Use 'cpu' or 'auto'."
            : $"The device '{device}' is not available: this machine has {gpuCount} GPUs, numbered from cuda:0.")
    {
        Device = device;
    }

    /// <summary>The device asked for.</summary>
    public TrainerDevice Device { get; }
}
