using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="ParameterValue"/> and its stored form.</summary>
[RegisterConverter]
public sealed class ParameterValueConverter : IConverter<ParameterValue, ParameterValueSurrogate>
{
    /// <inheritdoc/>
    public ParameterValue ConvertFromSurrogate(in ParameterValueSurrogate surrogate) => surrogate.Kind switch
    {
        ParameterKind.Float => ParameterValue.Of(BitConverter.Int64BitsToDouble(surrogate.Bits)),
        ParameterKind.Int => ParameterValue.Of(surrogate.Bits),
        ParameterKind.Bool => ParameterValue.Of(surrogate.Bits != 0),
        _ => ParameterValue.Of(surrogate.Text ?? string.Empty),
    };

    /// <inheritdoc/>
    public ParameterValueSurrogate ConvertToSurrogate(in ParameterValue value) => value.Kind switch
    {
        ParameterKind.Float => new() { Kind = value.Kind, Bits = BitConverter.DoubleToInt64Bits(value.AsDouble()) },
        ParameterKind.Int => new() { Kind = value.Kind, Bits = value.AsInt64() },
        ParameterKind.Bool => new() { Kind = value.Kind, Bits = value.AsBool() ? 1 : 0 },
        _ => new() { Kind = value.Kind, Text = value.AsText() },
    };
}
