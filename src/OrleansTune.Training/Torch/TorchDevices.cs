using OrleansTune.Training.Devices;
using TorchSharp;

namespace OrleansTune.Training.Torch;

/// <summary>Libtorch's view of this process and machine.</summary>
internal static class TorchDevices
{
    private static readonly Lazy<int> GpuCount = new(() => torch.cuda.is_available() ? torch.cuda.device_count() : 0);

    public static bool HasGpu => GpuCount.Value > 0;

    /// <summary>The device to compute on.</summary>
    /// <exception cref="DeviceUnavailableException">It is not on this machine.</exception>
    public static torch.Device Open(TrainerDevice device) => device.Kind switch
    {
        DeviceKind.Cuda when device.Index >= GpuCount.Value => throw new DeviceUnavailableException(device, GpuCount.Value),
        DeviceKind.Cuda => new torch.Device(DeviceType.CUDA, device.Index),
        DeviceKind.Auto when GpuCount.Value > 0 => new torch.Device(DeviceType.CUDA, 0),
        _ => torch.CPU,
    };

    /// <summary>Has the calling thread compute alone.</summary>
    /// <remarks>
    /// Operations of small nets are too short to share out, trials run beside one another anyway, and sums come out the same
    /// whatever the number of cores. Libtorch keeps the number for each thread, from the thread's first operation on.
    /// </remarks>
    public static void UseOneThread()
    {
        if (torch.get_num_threads() != 1)
            torch.set_num_threads(1);
    }
}
