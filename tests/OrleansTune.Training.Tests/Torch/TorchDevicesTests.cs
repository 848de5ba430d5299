using OrleansTune.Training.Devices;
using OrleansTune.Training.Torch;
using TorchSharp;

namespace OrleansTune.Training.Tests.Torch;

public sealed class TorchDevicesTests
{
    [Fact]
    public void Libtorch_loads_and_computes()
    {
        using var scope = torch.NewDisposeScope();
        var device = TorchDevices.Open(TrainerDevice.Cpu);
        Assert.Equal(50, torch.matmul(torch.tensor([3f, 4f], device: device), torch.tensor([6f, 8f], device: device)).item<float>());
    }

    [Fact]
    public void A_thread_that_computed_on_several_cores_before_computes_alone_when_told_to()
    {
        torch.set_num_threads(2);
        TorchDevices.UseOneThread();
        Assert.Equal(1, torch.get_num_threads());
    }

    [Fact]
    public void Auto_takes_a_gpu_only_where_there_is_one() =>
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, TorchDevices.Open(TrainerDevice.Auto).type);

    [Fact]
    public void A_gpu_that_is_not_there_is_refused_by_name()
    {
        var error = Assert.Throws<DeviceUnavailableException>(() => TorchDevices.Open(TrainerDevice.Cuda(99)));
        Assert.Contains("'cuda:99' is not available", error.Message, StringComparison.Ordinal);
        Assert.Equal(TrainerDevice.Cuda(99), error.Device);
    }
}
