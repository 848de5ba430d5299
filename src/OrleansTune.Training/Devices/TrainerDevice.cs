using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrleansTune.Training.Devices;

/// <summary>Where a trainer computes, as an operator writes it: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</summary>
/// <remarks>The default value is <see cref="Auto"/>.</remarks>
public readonly record struct TrainerDevice : IParsable<TrainerDevice>
{
    private TrainerDevice(DeviceKind kind, int index)
    {
        Kind = kind;
        Index = index;
    }

    /// <summary>The first GPU when there is one, else the CPU.</summary>
    public static TrainerDevice Auto => default;

    /// <summary>The CPU.</summary>
    public static TrainerDevice Cpu => new(DeviceKind.Cpu, 0);

    /// <summary>What sort of device.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Which GPU, from 0; 0 for others.</summary>
    public int Index { get; }

    /// <summary>Whether computing here means computing on a GPU: asks for one, or takes one where there is one and there is.</summary>
    public bool IsGpu => Kind == DeviceKind.Cuda || (Kind == DeviceKind.Auto && Torch.TorchDevices.HasGpu);

    /// <summary>The GPU of that number, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static TrainerDevice Cuda(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(DeviceKind.Cuda, index);
    }

    /// <summary>Reads <c>auto</c>, <c>cpu</c>, <c>cuda</c> (the first GPU) or <c>cuda:N</c>; letters of either case.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is none of these.</exception>
    public static TrainerDevice Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var device)
            ? device
            : throw new FormatException($"'{s}' is no device; expected 'auto', 'cpu' or 'cuda:N' with N from 0.");
    }

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TrainerDevice result)
    {
        const string GpuPrefix = "cuda:";
        result = default;
        switch (s?.Trim().ToLowerInvariant())
        {
            case "auto":
                return true;
            case "cpu":
                result = Cpu;
                return true;
            case "cuda":
                result = Cuda(0);
                return true;
            case { } text when text.StartsWith(GpuPrefix, StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(GpuPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index):
                result = Cuda(index);
                return true;
            default:
                return false;
        }
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        DeviceKind.Cuda => string.Create(CultureInfo.InvariantCulture, $"cuda:{Index}"),
        DeviceKind.Cpu => "cpu",
        _ => "auto",
    };
}
