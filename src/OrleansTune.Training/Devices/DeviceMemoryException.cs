using System.Runtime.InteropServices;

namespace OrleansTune.Training.Devices;

/// <summary>A device's memory was not enough for a trial. The trial fails; what else computes there goes on.</summary>
public sealed class DeviceMemoryException : Exception
{
    // Libtorch's errors reach .NET as one type with their texts: c10::OutOfMemoryError of the caching allocator, an allocation that the
    // driver refused, cuBLAS and cuDNN without room for their workspaces, and the allocator of the CPU.
    private static readonly string[] Signs =
    [
        "CUDA out of memory",
        "CUDA error: out of memory",
        "cudaErrorMemoryAllocation",
        "CUBLAS_STATUS_ALLOC_FAILED",
        "CUDNN_STATUS_ALLOC_FAILED",
        "DefaultCPUAllocator: can't allocate memory",
        "DefaultCPUAllocator: not enough memory",
    ];

    /// <summary>An error about the given device.</summary>
    public DeviceMemoryException(string device, Exception cause)
        : base($"The device '{device}' has too little memory for this trial: {FirstLine(cause)}", cause)
    {
    }

    /// <summary>Whether libtorch's error says that a device had too little memory.</summary>
    internal static bool IsOutOfMemory(Exception error) => error is ExternalException && SaysOutOfMemory(error.Message);

    /// <summary>Whether the text of libtorch's error says so.</summary>
    internal static bool SaysOutOfMemory(string message) => Signs.Any(sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase));

    // The rest is libtorch's own stack.
    private static string FirstLine(Exception? error) => error?.Message.Split('\n', 2)[0].Trim() ?? string.Empty;
}
