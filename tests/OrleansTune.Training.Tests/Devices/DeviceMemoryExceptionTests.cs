using OrleansTune.Training.Devices;
using TorchSharp;

namespace OrleansTune.Training.Tests.Devices;

/// <summary>Real libtorch errors of the CPU; those of GPUs by their texts, as there is none where these tests run.</summary>
public sealed class DeviceMemoryExceptionTests
{
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79 GiB of which 1.02 GiB is free.\nException raised from malloc at ...")]
    [InlineData("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")]
    [InlineData("[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes.")]
    public void Libtorchs_errors_about_memory_are_told_from_others(string message) =>
        Assert.True(DeviceMemoryException.SaysOutOfMemory(message));

    [Theory]
    [InlineData("CUDA error: an illegal memory access was encountered")]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (32x64 and 63x10)")]
    [InlineData("CUDA error: device-side assert triggered")]
    public void Other_errors_are_not_taken_for_it(string message) =>
        Assert.False(DeviceMemoryException.SaysOutOfMemory(message));

    [Fact]
    public void A_real_allocation_that_cannot_be_had_is_recognised_and_its_reason_is_one_line()
    {
        var error = Assert.ThrowsAny<Exception>(() => torch.empty(1L << 58, dtype: torch.uint8));
        Assert.True(DeviceMemoryException.IsOutOfMemory(error), error.ToString());
        var told = new DeviceMemoryException("cpu", error);
        Assert.StartsWith("The device 'cpu' has too little memory for this trial: ", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told.Message);
    }
}
