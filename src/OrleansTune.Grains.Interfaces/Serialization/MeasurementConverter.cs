using System.Runtime.InteropServices;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="Measurement"/> and its stored form.</summary>
[RegisterConverter]
public sealed class MeasurementConverter : IConverter<Measurement, MeasurementSurrogate>
{
    /// <inheritdoc/>
    public Measurement ConvertFromSurrogate(in MeasurementSurrogate surrogate) =>
        new(surrogate.Step, ImmutableCollectionsMarshal.AsImmutableArray(surrogate.Values ?? []));

    /// <inheritdoc/>
    public MeasurementSurrogate ConvertToSurrogate(in Measurement value) => new() { Step = value.Step, Values = value.Values.IsDefault ? [] : [.. value.Values] };
}
