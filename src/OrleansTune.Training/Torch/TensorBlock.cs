using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>Moves floats between tensors on a device and host memory, bit for bit.</summary>
internal static class TensorBlock
{
    public static float[] Read(Tensor block)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        return block.detach().cpu().contiguous().data<float>().ToArray();
    }

    public static void Write(Tensor block, float[] values)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var gradientsOff = no_grad();
        block.copy_(tensor(values).view(block.shape));
    }
}
