namespace OrleansTune.Training.Devices;

/// <summary>What sort of device a <see cref="TrainerDevice"/> is.</summary>
public enum DeviceKind
{
    /// <summary>The first GPU when there is one, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>A GPU, through CUDA.</summary>
    Cuda,
}
