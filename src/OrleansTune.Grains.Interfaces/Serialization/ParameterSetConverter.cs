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
    public ParameterSetSurrogate ConvertToSurrogate(in ParameterSet value)
    {
        var surrogate = new ParameterSetSurrogate { Names = new string[value.Count], Values = new ParameterValue[value.Count] };
        int i = 0;
        foreach (var (name, entry) in value)
            (surrogate.Names[i], surrogate.Values[i++]) = (name, entry);
        return surrogate;
    }
}
