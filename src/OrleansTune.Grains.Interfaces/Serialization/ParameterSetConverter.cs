using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="ParameterSet"/> and its stored form.</summary>
[RegisterConverter]
public sealed class ParameterSetConverter : IConverter<ParameterSet, ParameterSetSurrogate>
{
    /// <inheritdoc/>
    public ParameterSet ConvertFromSurrogate(in ParameterSetSurrogate surrogate) =>
        new(surrogate.Names.Zip(surrogate.Values, KeyValuePair.Create));

    /// <inheritdoc/>
    public ParameterSetSurrogate ConvertToSurrogate(in ParameterSet value) => new() { Names = [.. value.Keys], Values = [.. value.Values] };
}
